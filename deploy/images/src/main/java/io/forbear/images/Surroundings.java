package io.forbear.images;

import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.vault.KeyFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What services in training are told. Keys and passwords are made for the occasion and do not get
 * into an image.
 *
 * @param infrastructure Kafka, PostgreSQL and registry
 * @param identities issues tokens that the services accept
 * @param keysets of contact-service and gateway-service
 */
record Surroundings(
        EmbeddedInfrastructure infrastructure, LocalIdentityProvider identities, Path keysets) {
    private static final Duration LONG_ENOUGH = Duration.ofHours(1);

    static Surroundings of(EmbeddedInfrastructure infrastructure, Path home) {
        var keysets = home.resolve("training/keysets");
        KeyFiles.in(keysets).create();
        return new Surroundings(
                infrastructure, LocalIdentityProvider.in(home.resolve("training/keys")), keysets);
    }

    /** As arguments of a service. */
    List<String> settings(String service, int port) {
        var database = infrastructure.database(service.replace("-service", ""));
        return List.of(
                "--server.port=" + port,
                "--spring.kafka.bootstrap-servers=" + infrastructure.bootstrapServers(),
                "--forbear.registry.url=" + infrastructure.registryUrl(),
                "--spring.r2dbc.url=" + database.r2dbcUrl(),
                "--spring.r2dbc.username=" + database.user(),
                "--spring.r2dbc.password=" + database.password(),
                "--spring.flyway.url=" + database.jdbcUrl(),
                "--spring.flyway.user=" + database.user(),
                "--spring.flyway.password=" + database.password(),
                "--spring.kafka.streams.state-dir=" + keysets.resolveSibling("streams"),
                "--forbear.vault.keys=" + keysets,
                "--spring.security.oauth2.resourceserver.jwt.public-key-location="
                        + identities.publicKeyFile().toUri(),
                "--spring.security.oauth2.resourceserver.jwt.jws-algorithms=RS256");
    }

    /** Of somebody who may look at figures. */
    String token() {
        return identities.token("operations", "training", LONG_ENOUGH);
    }
}
