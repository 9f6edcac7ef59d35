package io.forbear.contact.secrecy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are.
 *
 * @param keys directory of the keysets
 * @param masterKey file of the key that encrypts them; null: they lie there in the clear
 * @param kmsKey address of a key in a key management service that wraps persons' keys; null: the
 *     keyset of stored values does
 * @param personKeys whether values are sealed with persons' keys; false while instances of a
 *     release that has none run beside this one
 */
@ConfigurationProperties("forbear.vault")
record SecrecySettings(
        Path keys,
        @Nullable Path masterKey,
        @Nullable String kmsKey,
        @DefaultValue("true") boolean personKeys) {}
