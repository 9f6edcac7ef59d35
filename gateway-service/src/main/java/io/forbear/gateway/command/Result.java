package io.forbear.gateway.command;

import org.jspecify.annotations.Nullable;

/** What came of calling a provider. */
public sealed interface Result {

    /**
     * What it comes to, given whether an earlier call may have sent the message. That call is not
     * made undone by a refusal of a later one; only that there is no such recipient says that
     * nobody got it.
     */
    default Result given(boolean doubted) {
        if (!doubted) {
            return this;
        }
        return switch (this) {
            case Accepted _, Uncertain _ -> this;
            case Refused refused when refused.recipientIsWrong() -> this;
            case Refused refused -> inDoubt(refused.reason());
            case NotSent notSent -> inDoubt(notSent.reason());
            case Withheld withheld -> inDoubt(withheld.reason());
        };
    }

    private static Result inDoubt(String reason) {
        return new Uncertain(reason + ", while it was in doubt");
    }

    /** It has the message. */
    record Accepted(@Nullable String messageId) implements Result {}

    /**
     * It does not take this message, and never will.
     *
     * @param recipientIsWrong whether that is because there is no such recipient
     */
    record Refused(boolean recipientIsWrong, String reason) implements Result {}

    /** Certainly not sent; may be tried again. */
    record NotSent(String reason, Reach reach) implements Result {
        /** One that we did not even try to send. */
        public NotSent(String reason) {
            this(reason, Reach.NOT_TRIED);
        }
    }

    /** How near a message that was not sent came to its provider. */
    enum Reach {
        /** We held it back. */
        NOT_TRIED,
        /** The provider could not be reached, or is left alone: another may be asked. */
        UNREACHED,
        /** It was handed over, and the provider says that he did not take it. */
        HANDED
    }

    /** It may have the message. */
    record Uncertain(String reason) implements Result {}

    /** It was not handed over and must not be: its permit is over, or it was taken back. */
    record Withheld(Because because) implements Result {
        String reason() {
            return switch (because) {
                case EXPIRED -> "the permit is over";
                case CANCELLED -> "it was taken back";
                case REFUSED -> throw new IllegalStateException("only a provider refuses");
            };
        }
    }
}
