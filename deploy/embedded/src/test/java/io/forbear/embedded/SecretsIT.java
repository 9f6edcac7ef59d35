package io.forbear.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsIT {
    @TempDir private Path directory;

    @Test
    void keepsASecretOnceItIsMade() {
        var made = Secrets.in(directory).get("account");

        assertThat(Secrets.in(directory).get("account")).isEqualTo(made).hasSize(48);
        assertThat(Secrets.in(directory).get("plan")).isNotEqualTo(made);
    }

    @Test
    void letsNobodyElseReadIt() throws IOException {
        Secrets.in(directory).get("account");

        assertThat(Files.getPosixFilePermissions(directory.resolve("account")))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
}
