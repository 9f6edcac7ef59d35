package io.forbear.messaging.inbox;

import io.forbear.messaging.ParkedHeaders;
import io.forbear.messaging.RejectedEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a record is parked.
 *
 * @param holdsKey whether later records of its key have to wait: not if its key is none, or that of
 *     another debtor, or if it carries nothing that could be processed
 * @param exceptionClass what was thrown, if anything was
 * @param message what operations read
 */
record Failure(Reason reason, boolean holdsKey, @Nullable String exceptionClass, String message) {
    /** Kinds of failures. */
    enum Reason {
        /** The value is not an event of the topic. */
        UNDECODABLE,
        /** The key is missing, or not the debtor's that the event speaks of. */
        WRONG_KEY,
        /** The effect refused it for good. */
        REJECTED,
        /** A stream judges nothing that old; its horizon would have to be longer. */
        TOO_OLD,
        /** The effect failed, also when tried again. */
        FAILED,
        /** Nothing is wrong with it; an earlier record of its key is parked. */
        BEHIND
    }

    static final Failure NO_VALUE =
            new Failure(Reason.UNDECODABLE, false, null, "the record has no value");

    static final Failure NO_KEY =
            new Failure(
                    Reason.WRONG_KEY,
                    false,
                    null,
                    "the record has no key that is text of at most %d bytes"
                            .formatted(ParkedHeaders.MAX_KEY_BYTES));

    static final Failure BEHIND =
            new Failure(Reason.BEHIND, true, null, "an earlier record of the key is parked");

    Failure {
        // the database holds no NUL in texts
        message = ParkedHeaders.shortened(message.replace('\0', ' '));
    }

    static Failure undecodable(Throwable thrown) {
        return of(Reason.UNDECODABLE, thrown);
    }

    static Failure wrongKey(String key, String debtor) {
        return new Failure(
                Reason.WRONG_KEY,
                false,
                null,
                "the record key is %s, the event speaks of %s".formatted(key, debtor));
    }

    /** Of an effect. */
    static Failure of(Throwable thrown) {
        return isRejection(thrown) ? of(Reason.REJECTED, thrown) : of(Reason.FAILED, thrown);
    }

    static boolean isRejection(Throwable thrown) {
        return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                .anyMatch(RejectedEvent.class::isInstance);
    }

    private static Failure of(Reason reason, Throwable thrown) {
        return new Failure(reason, true, thrown.getClass().getName(), messageOf(thrown));
    }

    private static String messageOf(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
