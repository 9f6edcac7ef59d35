package io.forbear.rules;

/** Where an endpoint reaches the person. */
public enum PlaceKind {
    HOME,
    WORK,
    MOBILE,
    UNKNOWN
}
