package io.forbear.messaging;

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
}
