package io.forbear.contact.debtor;

/** Where a number or address reaches the person, in the order in which we prefer to use them. */
public enum PlaceKind {
    MOBILE,
    HOME,
    UNKNOWN,
    WORK
}
