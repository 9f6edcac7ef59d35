package io.forbear.messaging;

import io.forbear.testing.Surroundings;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A running sample service. It ends with the test class: others start services of their own, and
 * each of them reads the same topics and would add to what those tests count.
 */
@DirtiesContext
@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:forbear-defaults.yml",
            "spring.application.name=sample"
        })
public interface WithSampleService {
    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        Surroundings.properties(Surroundings.newDatabase("sample"))
                .forEach((name, value) -> registry.add(name, () -> value));
    }
}
