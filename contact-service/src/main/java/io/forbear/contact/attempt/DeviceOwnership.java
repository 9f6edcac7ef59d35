package io.forbear.contact.attempt;

/** Whose telephone or account was used. */
public enum DeviceOwnership {
    UNKNOWN,
    COMPANY,
    PRIVATE
}
