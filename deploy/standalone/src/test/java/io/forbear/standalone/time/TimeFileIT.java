package io.forbear.standalone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeFileIT {
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
