package io.forbear.embedded;

import java.time.Duration;

/** The application contexts that end with this JVM. */
public final class SpringContexts {
    private SpringContexts() {}

    /**
     * To be called by a shutdown hook that takes something away from them: hooks run side by side,
     * and a context that is being closed by its own still talks to the broker, and waits long for
     * an answer if that is gone.
     */
    public static void awaitEnd(Duration limit) {
        try {
            Thread.sleep(50); // until the other hooks have begun
            for (var thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("SpringApplicationShutdownHook")) {
                    thread.join(limit);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
