package io.forbear.contact;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import io.forbear.vault.KeyFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
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
            "forbear.contact.letterheads=classpath:letterheads-example.yaml",
            "forbear.contact.lead=1s",
            "forbear.contact.polling.batch=20",
            "forbear.contact.settling=1s",
            "forbear.contact.pacing=classpath:it-pacing.yaml",
            // twelve seconds: a slow machine takes a command back within that
            "forbear.contact.unreported-after=2h",
            "forbear.contact.counting.every=1s",
            "forbear.contact.tasks.lock=30d",
            // nobody listens there
            "forbear.account.url=http://127.0.0.1:1",
            "forbear.plan.url=http://127.0.0.1:1",
            "forbear.compliance.url=http://127.0.0.1:1",
            "forbear.contact.chase-after=10m",
            "forbear.contact.chase-every=10m",
            "forbear.contact.figures-every=1s",
            "forbear.contact.reseal-every=1s",
            "forbear.contact.erasure-release-every=1s",
            "forbear.contact.revocation-settled-after=60m",
        })
interface WithContactService {
    Path KEYS = Path.of("target/keysets");

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        var anchor = Clock.systemUTC().instant();
        registry.add("forbear.clock.anchor", () -> anchor);
        registry.add("forbear.clock.start", () -> Events.START);
        KeyFiles.in(KEYS).create();
        registry.add("forbear.vault.keys", KEYS::toString);
        Surroundings.properties(Surroundings.newDatabase("contact"))
                .forEach((name, value) -> registry.add(name, () -> value));
    }

    static void isAskedFor(String debtor) {
        soon(() -> assertThat(Surroundings.read(Topics.CONTACT_PROPOSED, debtor)).isNotEmpty());
    }

    static String newDebtor() {
        return "C" + UUID.randomUUID();
    }
}
