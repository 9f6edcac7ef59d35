package io.forbear.simulator.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.forbear.clock.SharedTime;
import io.forbear.simulator.trouble.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConductorTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Limits LIMITS =
            Limits.of(Duration.ofMinutes(5), 5000, Duration.ofMinutes(10));

    /** Since when work waits; null: all is done. */
    private final AtomicReference<@Nullable Instant> waiting = new AtomicReference<>();

    @TempDir private Path directory;

    @SuppressWarnings("NullAway.Init")
    private SharedTime time;

    @BeforeEach
    void begin() {
        time = SharedTime.begin(directory.resolve("clock.shared"), START, 7);
    }

    private Conductor conductor() {
        return Conductor.start(time, LIMITS, List.of(this::look));
    }

    private List<Standing> look(Instant now) {
        var since = waiting.get();
        return List.of(new Standing("work", since == null ? now : since));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 30",
        "29, 0, 30",
        "120, 0, 120",
        "20, 240, 30",
        "20, 800, 100",
        "20, 4000, 500",
        "20, 60000, 500",
        "9000, 0, 500"
    })
    void restsAsLongAsTheLookTookAndLongerWhileEverythingStands(
            long lookMillis, long stoodMillis, long pauseMillis) {
        assertThat(
                        Conductor.pause(
                                Duration.ofMillis(lookMillis).toNanos(),
                                Duration.ofMillis(stoodMillis).toNanos()))
                .isEqualTo(Duration.ofMillis(pauseMillis));
    }

    @Test
    void letsTimeRunAheadOfWorkAsFarAsAllowedAndWaitsThere() {
        waiting.set(START);
        try (var _ = conductor()) {
            var limit = START.plus(LIMITS.ahead());
            await().until(() -> time.instant().isAfter(limit.minusSeconds(1)));
            await().during(Duration.ofMillis(200)).until(() -> !time.instant().isAfter(limit));
            assertThat(time.speed()).isLessThan(10);
            waiting.set(null);
            await().until(() -> time.instant().isAfter(START.plus(Duration.ofHours(1))));
        }
    }

    @Test
    void leavesTimeToGoOnAsBefore() {
        waiting.set(START);
        var conductor = conductor();
        conductor.close();
        conductor.close();
        assertThat(time.speed()).isEqualTo(7);
    }

    @Test
    void waitsForWhoeverDoesNotAnswer() {
        var answers = new AtomicReference<>(true);
        Place place =
                now -> {
                    if (!answers.get()) {
                        throw new Trouble("nobody answers");
                    }
                    return look(now);
                };
        try (var _ = Conductor.start(time, LIMITS, List.of(place))) {
            answers.set(false);
            await().until(() -> time.speed() < 0.001);
            var limit = time.instant().plusSeconds(1);
            await().during(Duration.ofMillis(200)).until(() -> time.instant().isBefore(limit));
            answers.set(true);
            await().until(() -> time.instant().isAfter(limit));
        }
    }

    @Test
    void isTheOnlyOne() {
        try (var _ = conductor()) {
            assertThatThrownBy(this::conductor)
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("another simulation");
        }
        conductor().close();
    }

    @Test
    void doesNotBeginWhereNobodyAnswers() {
        Place silent =
                _ -> {
                    throw new Trouble("nobody answers");
                };
        assertThatThrownBy(() -> Conductor.start(time, LIMITS, List.of(silent)))
                .hasMessage("nobody answers");
        assertThat(time.speed()).isEqualTo(7);
    }
}
