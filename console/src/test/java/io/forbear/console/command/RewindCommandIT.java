package io.forbear.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RewindCommandIT {
    private static final String BOOTSTRAP = Surroundings.INFRASTRUCTURE.bootstrapServers();

    private final String service = "rewind" + UUID.randomUUID() + "-service";
    private final StringWriter told = new StringWriter();

    /** As a service that is killed, it does not tell the broker that it is gone. */
    @BeforeEach
    void vanishesFromItsGroup() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", BOOTSTRAP))) {
            admin.createTopics(List.of(new NewTopic(service, 1, (short) 1))).all().get();
        }
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        BOOTSTRAP,
                        "group.id",
                        service,
                        "session.timeout.ms",
                        6_000,
                        "auto.offset.reset",
                        "earliest");
        var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(Set.of(service));
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ofMillis(100));
        }
        consumer.commitSync();
        consumer.close(
                CloseOptions.groupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));
    }

    @Test
    void waitsUntilTheSessionOfWhoWasKilledIsOver() {
        assertThat(rewind("PT60S")).as(told.toString()).isZero();
        assertThat(told.toString()).contains("somebody works in " + service, "waiting");
    }

    @Test
    void isRefusedIfSomebodyStillWorksThen() {
        assertThat(rewind("PT1S")).isEqualTo(Operations.REFUSED);
        assertThat(told.toString()).contains("stop " + service + " first");
    }

    private int rewind(String wait) {
        var out = new PrintWriter(told, true);
        return Operations.commandLine()
                .setOut(out)
                .setErr(out)
                .execute(
                        "rewind",
                        "--bootstrap",
                        BOOTSTRAP,
                        "--service",
                        service,
                        "--to",
                        "2026-05-01T10:00:00Z",
                        "--wait",
                        wait);
    }
}
