package io.forbear.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryIT {
    private static final long GIBIBYTE = 1L << 30;

    @TempDir private Path parent;
    private Path root = Path.of("");

    @BeforeEach
    void choose() {
        root = parent.resolve("data");
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        new DataDirectory(root).create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesADirectoryThatHoldsSomethingElse() throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> new DataDirectory(root).take())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("holds something else");
        assertThatThrownBy(() -> new DataDirectory(root).clear())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nothing was deleted");
        assertThat(root.resolve("thesis.txt")).exists();
    }

    @Test
    void servesOneSystemAtATime() {
        new DataDirectory(root).take();

        assertThatThrownBy(() -> new DataDirectory(root).take())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("runs on " + root + " already (process ")
                .hasMessageContaining("./forbear stop");
    }

    @Test
    void forgetsWhatEarlierRunsLeftButStaysTaken() throws IOException {
        var data = new DataDirectory(root).take();
        Files.createDirectories(data.of("kafka"));
        Files.writeString(data.of("kafka").resolve("log"), "records");

        data.clear();

        assertThat(data.of("kafka")).doesNotExist();
        assertThat(data.supervisorPid().running()).contains(ProcessHandle.current());
        assertThatThrownBy(() -> new DataDirectory(root).take()).isInstanceOf(Refusal.class);
    }

    @Test
    void needsAGibibyteOfRoom() {
        var data = new DataDirectory(root);

        assertThatCode(() -> data.checkSpace(GIBIBYTE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> data.checkSpace(GIBIBYTE - 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has 1023 MiB free and Forbear needs 1024");
    }
}
