package io.forbear.gateway.sending;

import io.forbear.gateway.provider.ProviderSettings.Limits;
import java.time.Duration;

/** Limits of a provider in tests: short pauses, a breaker that opens when two of four fail. */
final class QuickLimits {
    private static final Duration SHORT = Duration.ofMillis(10);

    private QuickLimits() {}

    static Limits of(Duration timeLimit, int tries) {
        return new Limits(
                timeLimit,
                tries,
                SHORT,
                1000,
                SHORT,
                4,
                4,
                4,
                50,
                Duration.ofMillis(200),
                1,
                SHORT,
                5,
                SHORT);
    }
}
