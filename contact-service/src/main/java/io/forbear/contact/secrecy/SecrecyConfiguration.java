package io.forbear.contact.secrecy;

import io.forbear.vault.EndpointSeal;
import io.forbear.vault.KeyFiles;
import io.forbear.vault.MasterKey;
import io.forbear.vault.PersonKeys;
import io.forbear.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the keysets; without them the service does not start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecrecySettings.class)
class SecrecyConfiguration {
    @Bean
    KeyFiles keyFiles(SecrecySettings settings) {
        var master = settings.masterKey();
        return master == null ? KeyFiles.in(settings.keys()) : KeyFiles.in(settings.keys(), master);
    }

    @Bean
    PersonKeys personKeys(KeyFiles keys, SecrecySettings settings) {
        var kms = settings.kmsKey();
        return PersonKeys.under(kms == null ? MasterKey.in(keys) : MasterKey.at(kms));
    }

    @Bean
    Vault vault(KeyFiles keys) {
        return Vault.with(keys);
    }

    @Bean
    EndpointSeal endpointSeal(KeyFiles keys) {
        return EndpointSeal.with(keys);
    }
}
