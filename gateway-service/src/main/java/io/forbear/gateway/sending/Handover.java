package io.forbear.gateway.sending;

import java.util.concurrent.atomic.AtomicReference;

/**
 * One message on its way to a provider. Either it begins to leave us, and from then on the provider
 * may have it; or it is given up before, and then it never leaves. There is nothing between the
 * two, however late whoever was to send it comes.
 */
final class Handover {
    private enum Stage {
        OPEN,
        BEGUN,
        GIVEN_UP
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.OPEN);

    /**
     * The message leaves now.
     *
     * @throws ProviderFailure that it was not sent, if it was given up; or that it may have been,
     *     if it has left before
     */
    void begin() {
        if (stage.compareAndSet(Stage.OPEN, Stage.BEGUN)) {
            return;
        }
        throw stage.get() == Stage.BEGUN
                ? ProviderFailure.uncertain("the message had left already")
                : ProviderFailure.notSent("the message was given up");
    }

    /** Whether it has left: whatever the provider says of it, he has seen it. */
    boolean hasBegun() {
        return stage.get() == Stage.BEGUN;
    }

    /** Gives it up if it has not left. Whether that is so, and nothing was or will be sent. */
    boolean giveUp() {
        return stage.compareAndSet(Stage.OPEN, Stage.GIVEN_UP) || stage.get() == Stage.GIVEN_UP;
    }
}
