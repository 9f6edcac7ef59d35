package io.forbear.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileIT {
    @TempDir private Path directory;

    @Test
    void findsTheProcessItNoted() {
        var file = file();

        file.write(ProcessHandle.current());

        assertThat(file.running()).contains(ProcessHandle.current());
    }

    @Test
    void findsNothingOnceTheProcessHasEnded() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        var file = file();
        file.write(process.toHandle());
        assertThat(file.running()).contains(process.toHandle());

        process.destroyForcibly().waitFor();

        assertThat(file.running()).isEmpty();
    }

    @Test
    void takesAnotherProcessOfTheSameIdForAStranger() throws IOException {
        var begun = ProcessHandle.current().info().startInstant().orElseThrow();
        var earlier = begun.minus(Duration.ofMinutes(1));

        Files.writeString(file().path(), ProcessHandle.current().pid() + " " + earlier + "\n");

        assertThat(file().running()).isEmpty();
    }

    @Test
    void findsNothingInAFileThatWasCutOff() throws IOException {
        Files.writeString(file().path(), "" + ProcessHandle.current().pid());
        assertThat(file().running()).isEmpty();

        Files.writeString(file().path(), "");
        assertThat(file().running()).isEmpty();
    }

    @Test
    void findsNothingWithoutAFile() {
        assertThat(file().running()).isEmpty();
    }

    private PidFile file() {
        return new PidFile(directory.resolve("part.pid"));
    }
}
