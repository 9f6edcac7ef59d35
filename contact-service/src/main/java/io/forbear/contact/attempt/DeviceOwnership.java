package io.forbear.contact.attempt;

/** Whose telephone or account was used. */
enum DeviceOwnership {
    UNKNOWN,
    COMPANY,
    PRIVATE
}
