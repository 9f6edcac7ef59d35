package io.forbear.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void carriesTheTimeOfTheClock() {
        var id = EventIds.next(Clock.fixed(NOON, ZoneOffset.UTC));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void sortsIdsOfOneMillisecondByTheOrderOfTheCalls() {
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var ids = Stream.generate(() -> EventIds.next(clock).toString()).limit(1000).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void derivesTheSameIdFromTheSameCauseAndPurpose() {
        var cause = new UUID(1, 2);

        assertThat(EventIds.derived(cause, "stage"))
                .isEqualTo(EventIds.derived(cause, "stage"))
                .isNotEqualTo(EventIds.derived(cause, "cure"))
                .isNotEqualTo(EventIds.derived(new UUID(1, 3), "stage"))
                .isNotEqualTo(cause);
    }
}
