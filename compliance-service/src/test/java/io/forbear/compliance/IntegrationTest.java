package io.forbear.compliance;

import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.embedded.LocalIdentityProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a real broker, database and registry; one for all test classes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = IntegrationTest.Surroundings.class)
@interface IntegrationTest {

    /** Tells the service where its surroundings are. */
    final class Surroundings
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        static final EmbeddedInfrastructure INFRASTRUCTURE = EmbeddedInfrastructure.shared();
        static final Path FOLDER = folder();
        static final LocalIdentityProvider IDENTITIES = LocalIdentityProvider.in(FOLDER);

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = INFRASTRUCTURE.createDatabase("compliance");
            TestPropertyValues.of(
                            "spring.kafka.bootstrap-servers=" + INFRASTRUCTURE.bootstrapServers(),
                            "forbear.registry.url=" + INFRASTRUCTURE.registryUrl(),
                            "spring.r2dbc.url=" + database.r2dbcUrl(),
                            "spring.r2dbc.username=" + database.user(),
                            "spring.r2dbc.password=" + database.password(),
                            "spring.flyway.url=" + database.jdbcUrl(),
                            "spring.flyway.user=" + database.user(),
                            "spring.flyway.password=" + database.password(),
                            "spring.kafka.streams.state-dir=" + FOLDER.resolve("streams"),
                            "spring.security.oauth2.resourceserver.jwt.public-key-location="
                                    + IDENTITIES.publicKeyFile().toUri())
                    .applyTo(context);
        }

        private static Path folder() {
            try {
                return Files.createTempDirectory("compliance-it");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
