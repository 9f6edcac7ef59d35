package io.forbear.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service, the same one for all tests. Its clock began on 4 May 2026 and runs ten
 * minutes a second; its strategy is one SMS, then a call, a letter and a visit, ten minutes apart.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "forbear.clock.speed=600",
            "forbear.contact.strategies=classpath:it-strategies.yaml",
            "forbear.contact.lead=1s",
            "forbear.contact.settling=1s",
            "forbear.contact.unreported-after=30m",
        })
interface WithContactService {
    Duration SOON = Duration.ofSeconds(30);
    Instant START = Instant.parse("2026-05-04T02:00:00Z");
    Surroundings WORLD = new Surroundings();

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        var infrastructure = Surroundings.INFRASTRUCTURE;
        var database = infrastructure.createDatabase("contact");
        var anchor = Clock.systemUTC().instant();
        registry.add("forbear.clock.anchor", () -> anchor);
        registry.add("forbear.clock.start", () -> START);
        registry.add("spring.kafka.bootstrap-servers", infrastructure::bootstrapServers);
        registry.add("forbear.registry.url", infrastructure::registryUrl);
        registry.add("spring.r2dbc.url", database::r2dbcUrl);
        registry.add("spring.r2dbc.username", database::user);
        registry.add("spring.r2dbc.password", database::password);
        registry.add("spring.flyway.url", database::jdbcUrl);
        registry.add("spring.flyway.user", database::user);
        registry.add("spring.flyway.password", database::password);
        registry.add(
                "spring.security.oauth2.resourceserver.jwt.public-key-location",
                () -> Surroundings.IDENTITIES.publicKeyFile().toUri().toString());
    }

    static void soon(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }

    static void isAskedFor(String debtor) {
        soon(() -> assertThat(WORLD.read(Topics.CONTACT_PROPOSED, debtor)).isNotEmpty());
    }

    static String newDebtor() {
        return "C" + UUID.randomUUID();
    }
}
