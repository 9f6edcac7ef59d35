package io.forbear.gateway.command;

/** What a receipt says became of a message. */
public enum Fate {
    /** It arrived. */
    DELIVERED,
    /** It never will: there is no such number or address. */
    NO_SUCH_RECIPIENT,
    /** It never will, for another reason: a phone that is off, a full mailbox, a filter. */
    NOT_DELIVERED
}
