package io.forbear.messaging;

import java.time.DateTimeException;
import java.util.function.Supplier;

/**
 * An event that can never be processed, however often it is tried: its key is parked at once. The
 * reason is shown to operations and kept in a header, so it carries ids and amounts, never names or
 * contact points.
 */
public final class RejectedEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RejectedEvent(String reason) {
        super(reason);
    }

    /**
     * What an event says, in words of our own.
     *
     * @throws RejectedEvent if no such thing can be: the reason is what was expected and found
     */
    public static <T> T ifImpossible(Supplier<T> words) {
        try {
            return words.get();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new RejectedEvent(String.valueOf(e.getMessage()));
        }
    }
}
