package io.forbear.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final String NUMBER = "+8613800138000";

    @TempDir private Path directory;

    @Test
    void opensWhatItSealedAndForTheSameOneOnly() {
        var vault = Vault.with(KeyFiles.in(directory).create());
        var sealed = vault.seal(NUMBER, "C1/mobile-1");
        assertThat(vault.open(sealed, "C1/mobile-1")).isEqualTo(NUMBER);
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("13800138000");
        assertThatThrownBy(() -> vault.open(sealed, "C2/mobile-1"))
                .isInstanceOf(BrokenSeal.class)
                .hasMessageNotContaining(NUMBER);
    }

    @Test
    void sealsTheSameValueDifferentlyEachTimeButKnowsItByItsFingerprint() {
        var vault = Vault.with(KeyFiles.in(directory).create());
        assertThat(vault.seal(NUMBER, "C1")).isNotEqualTo(vault.seal(NUMBER, "C1"));
        assertThat(vault.fingerprint(NUMBER))
                .isEqualTo(vault.fingerprint(NUMBER))
                .isNotEqualTo(vault.fingerprint("+8613800138001"));
    }

    @Test
    void takesTheKeysOfAnEarlierRun() {
        var first = Vault.with(KeyFiles.in(directory).create());
        var second = Vault.with(KeyFiles.in(directory).create());
        assertThat(second.open(first.seal(NUMBER, "C1"), "C1")).isEqualTo(NUMBER);
        assertThat(second.fingerprint(NUMBER)).isEqualTo(first.fingerprint(NUMBER));
    }

    @Test
    void opensAnEndpointForItsCommandWithTheGatewaysKeysetAlone() throws IOException {
        var seal = EndpointSeal.with(KeyFiles.in(directory).create());
        Files.delete(directory.resolve(KeyFiles.Name.STORED.file()));
        Files.delete(directory.resolve(KeyFiles.Name.LOOKUP.file()));
        var gateway = EndpointSeal.with(KeyFiles.in(directory));
        var sealed = seal.seal(NUMBER, "command-1");
        assertThat(gateway.open(sealed, "command-1")).isEqualTo(NUMBER);
        assertThatThrownBy(() -> gateway.open(sealed, "command-2")).isInstanceOf(BrokenSeal.class);
        assertThatThrownBy(() -> Vault.with(KeyFiles.in(directory)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stored-values.json");
    }

    @Test
    void keepsKeysetsForItselfAndUnderAMasterKeyUnreadable() throws IOException {
        KeyFiles.in(directory).create();
        var master = directory.resolve(KeyFiles.Name.STORED.file());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(master)))
                .isEqualTo("rw-------");
        var wrapped = directory.resolve("wrapped");
        var vault = Vault.with(KeyFiles.in(wrapped, master).create());
        assertThat(vault.open(vault.seal(NUMBER, "C1"), "C1")).isEqualTo(NUMBER);
        assertThatThrownBy(() -> Vault.with(KeyFiles.in(wrapped)))
                .hasMessageContaining("no keyset in the clear");
    }
}
