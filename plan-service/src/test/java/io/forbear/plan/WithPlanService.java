package io.forbear.plan;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the service once, on real Kafka, PostgreSQL and registry, for all tests that carry this. */
@SpringBootTest(
        classes = {PlanServiceApplication.class, MovableClock.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
public interface WithPlanService {
    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        Surroundings.properties(Surroundings.DATABASE)
                .forEach((name, value) -> properties.add(name, () -> value));
    }

    /** Waits until it holds; fails with what does not. */
    static void soon(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }
}
