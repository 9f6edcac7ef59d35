package io.forbear.standalone.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.data.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectionTest {
    @TempDir private Path parent;
    private DataDirectory data = new DataDirectory(Path.of(""));

    @BeforeEach
    void begin() {
        data = new DataDirectory(parent.resolve("data")).create();
    }

    @Test
    void protectsNothingUnlessItIsWanted() {
        assertThat(Protection.of(parent, data, false)).isNull();
        assertThat(Protection.of(parent, data, true)).isNotNull();
    }

    @Test
    void staysWhereASystemBeganSecured() throws IOException {
        Files.createDirectories(data.of("kafka"));
        Files.createDirectories(data.of("security"));
        assertThat(Protection.of(parent, data, false)).isNotNull();
    }

    @Test
    void refusesToLockUpASystemThatBeganOpen() throws IOException {
        Files.createDirectories(data.of("kafka"));
        assertThatThrownBy(() -> Protection.of(parent, data, true))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--fresh begins anew");
    }
}
