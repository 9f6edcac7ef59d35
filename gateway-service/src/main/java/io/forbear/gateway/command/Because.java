package io.forbear.gateway.command;

/** Why a command was not made. */
public enum Because {
    /** The provider will never take it. */
    REFUSED,
    /** The permit was over. */
    EXPIRED,
    /** It was taken back. */
    CANCELLED
}
