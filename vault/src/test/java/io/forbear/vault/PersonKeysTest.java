package io.forbear.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeysTest {
    private static final String NUMBER = "+8613800138000";
    private static final String KMS = "test-kms://bank/key-1";

    @TempDir private Path directory;

    @Test
    void opensWhatItSealedForTheSamePersonAndThingOnly() {
        var keys = PersonKeys.under(MasterKey.in(KeyFiles.in(directory).create()));
        var key = keys.create("C1");
        var sealed = keys.seal(key, "C1", "mobile-1", NUMBER);
        assertThat(keys.open(key, "C1", "mobile-1", sealed)).isEqualTo(NUMBER);
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("13800138000");
        assertThatThrownBy(() -> keys.open(key, "C1", "mobile-2", sealed))
                .isInstanceOf(BrokenSeal.class)
                .hasMessageNotContaining(NUMBER);
        assertThatThrownBy(() -> keys.open(key, "C2", "mobile-1", sealed))
                .isInstanceOf(BrokenSeal.class);
    }

    @Test
    void opensNothingWithAnotherKeyOfThePersonOnceTheFirstIsDestroyed() {
        var keys = PersonKeys.under(MasterKey.in(KeyFiles.in(directory).create()));
        var sealed = keys.seal(keys.create("C1"), "C1", "mobile-1", NUMBER);
        var next = keys.create("C1");
        assertThatThrownBy(() -> keys.open(next, "C1", "mobile-1", sealed))
                .isInstanceOf(BrokenSeal.class);
    }

    @Test
    void isUnwrappedByItsMasterKeyAlone() {
        var master = MasterKey.in(KeyFiles.in(directory).create());
        var key = PersonKeys.under(master).create("C1");
        var other = MasterKey.in(KeyFiles.in(directory.resolve("other")).create());
        var foreign = PersonKeys.under(other);
        assertThatThrownBy(() -> foreign.seal(key, "C1", "mobile-1", NUMBER))
                .isInstanceOf(BrokenSeal.class);
    }

    @Test
    void asksTheKeyManagementServiceOncePerKey() {
        var keys = PersonKeys.under(MasterKey.at(KMS));
        var key = keys.create("C1");
        TestKms.UNWRAPPED.set(0);
        var sealed = keys.seal(key, "C1", "mobile-1", NUMBER);
        assertThat(keys.open(key, "C1", "mobile-1", sealed)).isEqualTo(NUMBER);
        assertThat(TestKms.UNWRAPPED).hasValue(1);
        keys.forget();
        assertThat(keys.open(key, "C1", "mobile-1", sealed)).isEqualTo(NUMBER);
        assertThat(TestKms.UNWRAPPED).hasValue(2);
    }

    @Test
    void refusesAKeyThatNoClientKnows() {
        assertThatThrownBy(() -> MasterKey.at("nobodys-kms://key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobodys-kms://key");
    }
}
