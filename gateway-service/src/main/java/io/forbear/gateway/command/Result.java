package io.forbear.gateway.command;

import org.jspecify.annotations.Nullable;

/** What came of calling a provider. */
public sealed interface Result {

    /** It has the message. */
    record Accepted(@Nullable String messageId) implements Result {}

    /**
     * It does not take this message, and never will.
     *
     * @param recipientIsWrong whether that is because there is no such recipient
     */
    record Refused(boolean recipientIsWrong, String reason) implements Result {}

    /** Certainly not sent; may be tried again. */
    record NotSent(String reason) implements Result {}

    /** It may have the message. */
    record Uncertain(String reason) implements Result {}

    /** It was not handed over and must not be: its permit is over, or it was taken back. */
    record Withheld(String reason) implements Result {}
}
