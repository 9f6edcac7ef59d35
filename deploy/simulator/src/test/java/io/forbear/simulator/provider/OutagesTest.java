package io.forbear.simulator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.simulator.provider.Outages.Outage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutagesTest {
    private static final Instant START = Instant.parse("2026-11-16T00:30:00Z");

    @Test
    void areSixHoursOnSomeDaysOfAMonth() {
        var month = Outages.within(START, START.plus(Duration.ofDays(30)));

        assertThat(month.all())
                .extracting(Outage::from)
                .containsExactly(
                        Instant.parse("2026-11-17T03:00:00Z"),
                        Instant.parse("2026-11-26T03:00:00Z"),
                        Instant.parse("2026-12-05T03:00:00Z"),
                        Instant.parse("2026-12-14T03:00:00Z"));
        assertThat(month.all())
                .allMatch(
                        one ->
                                Duration.between(one.from(), one.until())
                                        .equals(Duration.ofHours(6)));
    }

    @Test
    void areTheThirdQuarterOfAShortRun() {
        var day = Outages.within(START, START.plus(Duration.ofDays(1)));

        assertThat(day.all())
                .containsExactly(
                        new Outage(
                                START.plus(Duration.ofHours(12)),
                                START.plus(Duration.ofHours(18))));
    }
}
