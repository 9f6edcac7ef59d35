package io.forbear.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** How long a test waits for what a service does in its own time. */
public final class Soon {
    /** Seconds on a machine of its own; many more where other modules are tested beside. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Soon() {}

    /** Waits until it holds; fails with what does not. */
    public static void soon(ThrowingRunnable assertion) {
        Awaitility.await().atMost(LIMIT).pollInterval(PAUSE).untilAsserted(assertion);
    }
}
