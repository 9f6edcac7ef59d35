package io.forbear.rules;

/** Whose telephone or account is used. */
public enum DeviceOwnership {
    COMPANY,
    PRIVATE
}
