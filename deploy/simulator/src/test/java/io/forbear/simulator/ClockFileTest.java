package io.forbear.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.clock.SharedTime;
import io.forbear.simulator.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFileTest {
    @TempDir private Path directory;

    @Test
    void readsTheRunningSystemsTime() throws IOException {
        var now = Clock.systemUTC().instant();
        var file =
                write("anchor=" + now.minusSeconds(10) + "\nstart=2026-10-14T12:30:00Z\nspeed=60");
        var clock = ClockFile.read(file);
        assertThat(clock.speed()).isEqualTo(60);
        assertThat(
                        Duration.between(
                                java.time.Instant.parse("2026-10-14T12:30:00Z"), clock.instant()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(30));
    }

    @Test
    void livesInRealTimeWithoutAFile() {
        assertThat(ClockFile.read(directory.resolve("none")).speed()).isEqualTo(1);
    }

    @Test
    void namesTheFileThatIsNoClock() throws IOException {
        var file = write("speed=fast");
        assertThatThrownBy(() -> ClockFile.read(file))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("no anchor");
    }

    @Test
    void saysHowToStartTheSystemWithTheSpeedAskedFor() throws IOException {
        var file = write("anchor=2026-10-14T12:30:00Z\nspeed=600");
        var clock = ClockFile.read(file);
        assertThatThrownBy(() -> ClockFile.demandSpeed(clock, 1440.0, file))
                .hasMessageEndingWith("start it with ./forbear up --speed 1440");
        assertThatCode(() -> ClockFile.demandSpeed(clock, 600.0, file)).doesNotThrowAnyException();
        assertThatCode(() -> ClockFile.demandSpeed(clock, null, file)).doesNotThrowAnyException();
    }

    @Test
    void readsATimeThatIsSharedByAFileBesideIt() throws IOException {
        var start = java.time.Instant.parse("2026-10-14T12:30:00Z");
        SharedTime.begin(directory.resolve("clock.shared"), start, 1);
        var file = write("anchor=2020-01-01T00:00:00Z\nspeed=60\nshared=clock.shared");
        var clock = ClockFile.read(file);
        assertThat(clock.isSteered()).isTrue();
        assertThat(Duration.between(start, clock.instant())).isLessThan(Duration.ofMinutes(10));
    }

    @Test
    void setsTheSpeedOfATimeThatIsShared() throws IOException {
        var shared =
                SharedTime.begin(directory.resolve("clock.shared"), Clock.systemUTC().instant(), 1);
        var file = write("shared=clock.shared");
        ClockFile.demandSpeed(ClockFile.read(file), 60.0, file);
        assertThat(shared.speed()).isEqualTo(60);
    }

    @Test
    void namesTheFileWhoseSharedTimeIsNone() throws IOException {
        var file = write("shared=nowhere");
        assertThatThrownBy(() -> ClockFile.read(file))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(file.toString());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("clock.properties"), text);
    }
}
