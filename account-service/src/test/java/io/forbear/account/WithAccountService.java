package io.forbear.account;

import io.forbear.embedded.Database;
import io.forbear.testing.MovableClock;
import io.forbear.testing.Surroundings;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the service once, on real Kafka, PostgreSQL and registry, for all tests that carry this. */
@SpringBootTest(
        classes = {AccountServiceApplication.class, MovableClock.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
interface WithAccountService {
    Database DATABASE = Surroundings.newDatabase("account");

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        Surroundings.properties(DATABASE)
                .forEach((name, value) -> properties.add(name, () -> value));
        properties.add("forbear.account.placements", () -> "classpath:placements-example.yaml");
        // tests ask for the days they want
        properties.add("forbear.account.figures.months", () -> "0");
        properties.add("forbear.account.figures.every", () -> "200ms");
        // tests say when accounts are judged anew
        properties.add("forbear.account.segment-review.every", () -> "1h");
        // nobody listens there: what needs compliance-service is refused for that reason
        properties.add("forbear.compliance.url", () -> "http://127.0.0.1:1");
    }
}
