package io.forbear.simulator.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServicePlaceTest {
    @Test
    void readsHowFarEachPartIs() {
        var json =
                """
                {"now":"2026-01-05T08:00:00.123456Z","doneUntil":{
                "due-cases":"2026-01-05T07:59:00Z","outbox":"2026-01-05T08:00:00.123456Z"}}
                """;
        assertThat(ServicePlace.read("contact-service", json))
                .containsExactly(
                        new Standing(
                                "contact-service due-cases", Instant.parse("2026-01-05T07:59:00Z")),
                        new Standing(
                                "contact-service outbox",
                                Instant.parse("2026-01-05T08:00:00.123456Z")));
    }

    @Test
    void readsNothingFromAServiceWithoutWork() {
        assertThat(ServicePlace.read("idle", "{\"now\":\"2026-01-05T08:00:00Z\",\"doneUntil\":{}}"))
                .isEmpty();
    }
}
