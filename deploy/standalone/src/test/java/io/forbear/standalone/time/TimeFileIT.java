package io.forbear.standalone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.clock.SharedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeFileIT {
    private static final Instant ANCHOR = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");

    @TempDir private Path directory;

    @Test
    void readsBackWhatWasWritten() {
        var time =
                new SimulatedTime(
                        Instant.parse("2026-03-02T12:00:00.123456789Z"),
                        Instant.parse("2027-01-01T00:00:00Z"),
                        1440);

        file().write(time);

        assertThat(file().read()).contains(time);
    }

    @Test
    void goesOnWithASharedTimeWhereItStoodWhenTheSystemWentDown() {
        var time = new SimulatedTime(ANCHOR, START, 60).sharedBy(shared(), ANCHOR);
        file().write(time);
        var stood = SharedTime.of(shared()).instant();

        var resumed = file().read().orElseThrow().resumed(ANCHOR.plusSeconds(86_400));

        assertThat(resumed.shared()).isNull();
        assertThat(resumed.speed()).isEqualTo(60);
        assertThat(resumed.start()).isEqualTo(stood);
    }

    @Test
    void beginsASharedTimeWhereTheFixedOneIs() {
        var time = new SimulatedTime(ANCHOR, START, 60).sharedBy(shared(), ANCHOR.plusSeconds(10));
        assertThat(time.start()).isEqualTo(START.plusSeconds(600));
        assertThat(time.at(ANCHOR)).isAfterOrEqualTo(START.plusSeconds(600));
    }

    @Test
    void goesOnWithWhomeverSteersTimeAlthoughTheSystemEnded() {
        new SimulatedTime(ANCHOR, START, 60).sharedBy(shared(), ANCHOR);
        assertThat(SimulatedTime.steered(shared(), ANCHOR)).isEmpty();
        try (var helm = SharedTime.of(shared()).steer()) {
            helm.run(3600);
            var time = SimulatedTime.steered(shared(), ANCHOR).orElseThrow();
            assertThat(time.shared()).isEqualTo(shared());
            assertThat(time.start()).isAfterOrEqualTo(START);
        }
        assertThat(SimulatedTime.steered(shared(), ANCHOR)).isEmpty();
    }

    private Path shared() {
        return directory.resolve("clock.shared");
    }

    @Test
    void knowsNoTimeBeforeTheFirstRun() {
        assertThat(file().read()).isEmpty();
    }

    @Test
    void saysWhatTheFileShouldHold() throws IOException {
        Files.writeString(file().path(), "anchor=yesterday\n");

        assertThatThrownBy(() -> file().read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("should hold anchor, start and speed");
    }

    private TimeFile file() {
        return new TimeFile(directory.resolve("clock.properties"));
    }
}
