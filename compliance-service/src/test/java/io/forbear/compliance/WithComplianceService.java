package io.forbear.compliance;

import io.forbear.testing.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the service once, on real Kafka, PostgreSQL and registry, for all tests that carry this. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
interface WithComplianceService {
    /** Where the stream keeps its state. */
    Path STREAMS = folder().resolve("streams");

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        Surroundings.properties(Surroundings.newDatabase("compliance"))
                .forEach((name, value) -> properties.add(name, () -> value));
        properties.add("spring.kafka.streams.state-dir", STREAMS::toString);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("compliance-it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
