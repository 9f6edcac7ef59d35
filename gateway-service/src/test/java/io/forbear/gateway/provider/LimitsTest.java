package io.forbear.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.gateway.provider.ProviderSettings.Limits;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LimitsTest {
    static Limits limits() {
        return limits(3, Duration.ofMillis(200));
    }

    private static Limits limits(int tries, Duration firstPause) {
        return new Limits(
                Duration.ofSeconds(5),
                tries,
                firstPause,
                20,
                Duration.ofSeconds(1),
                4,
                20,
                5,
                50,
                Duration.ofSeconds(30),
                2,
                Duration.ofSeconds(10),
                5,
                Duration.ofSeconds(30));
    }

    @Property
    void aLeaseOutlastsEveryCallWithAllItsPauses(
            @ForAll @IntRange(min = 1, max = 20) int tries,
            @ForAll @IntRange(max = 10_000) int firstPause) {
        double calls = 0;
        double pause = firstPause * 1.5;
        for (int n = 1; n <= tries; n++) {
            calls += 7_000;
            if (n < tries) {
                calls += pause;
                pause *= 1.5;
            }
        }

        var limits = limits(tries, Duration.ofMillis(firstPause));

        assertThat(limits.longestCall().minus(limits.slack()).toMillis() + 1.0)
                .isBetween(calls, calls + 2);
    }

    @Test
    void triesAtLeastOnceAndNotWithoutEnd() {
        assertThatThrownBy(() -> limits(0, Duration.ZERO)).hasMessageContaining("found 0");
        assertThatThrownBy(() -> limits(21, Duration.ZERO)).hasMessageContaining("found 21");
    }
}
