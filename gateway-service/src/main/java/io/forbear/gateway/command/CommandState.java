package io.forbear.gateway.command;

/**
 * How a command stands.
 *
 * <pre>
 * TAKEN ─▶ SENDING ─▶ SENT ─▶ DELIVERED ⇄ BOUNCED   receipts tell, however late
 *   │         │            └▶ UNDELIVERED
 *   │         ├─────▶ BOUNCED               the provider knows no such recipient
 *   │         ├─────▶ TAKEN                 certainly not sent; tried again within the permit
 *   │         └─────▶ UNCERTAIN ⇄ UNKNOWN   ─▶ SENT, TAKEN, NOT_MADE
 *   └───────────────▶ NOT_MADE              permit over, cancelled, or refused by the provider
 * </pre>
 */
public enum CommandState {
    /** Here, and certainly not sent. */
    TAKEN,
    /** The provider is being called. */
    SENDING,
    /** The call broke off; the provider may have the message. */
    UNCERTAIN,
    /** The provider has taken it. Whether it arrives is not known, and may stay so for ever. */
    SENT,
    /** The provider says that it was delivered. */
    DELIVERED,
    /** Not sent, and never will be. */
    NOT_MADE,
    /** There is no such recipient. */
    BOUNCED,
    /** The provider says that it did not arrive, which does not mean that the number is wrong. */
    UNDELIVERED,
    /** Nobody can tell any more whether it was sent. It is never sent again. */
    UNKNOWN
}
