package io.forbear.contact.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.clock.ScaledClock;
import io.forbear.clock.SharedTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;

class ContactSettingsTest {
    private static final ContactSettings SETTINGS =
            new ContactSettings(
                    new ByteArrayResource(new byte[0]),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofHours(24),
                    Duration.ofMinutes(15),
                    Duration.ofHours(2),
                    Duration.ofHours(4),
                    3,
                    new ContactSettings.Governed(
                            Duration.ofMinutes(10), Duration.ofMinutes(11), Duration.ofMinutes(5)));

    @TempDir private Path directory;

    @Test
    void turnsRealSpansIntoSimulatedOnesWhereTheSpeedIsFixed() {
        var clock = new ScaledClock(Clock.systemUTC(), Instant.EPOCH, Instant.EPOCH, 60);
        var timing = SETTINGS.timing(clock);
        assertThat(timing.lead()).isEqualTo(Duration.ofMinutes(2));
        assertThat(timing.settling()).isEqualTo(Duration.ofMinutes(3));
        assertThat(timing.backOff()).isEqualTo(Duration.ofMinutes(15));
        assertThat(SETTINGS.look(Duration.ofMillis(600), clock)).isEqualTo(Duration.ofSeconds(36));
    }

    @Test
    void takesSimulatedSpansWhereTheSpeedMayChangeAtAnyMoment() {
        var shared = SharedTime.begin(directory.resolve("clock.shared"), Instant.EPOCH, 60);
        var clock = new ScaledClock(shared);
        var timing = SETTINGS.timing(clock);
        assertThat(timing.lead()).isEqualTo(Duration.ofMinutes(10));
        assertThat(timing.settling()).isEqualTo(Duration.ofMinutes(11));
        assertThat(timing.backOff()).isEqualTo(Duration.ofMinutes(15));
        assertThat(SETTINGS.look(Duration.ofMillis(600), clock)).isEqualTo(Duration.ofMinutes(5));
    }
}
