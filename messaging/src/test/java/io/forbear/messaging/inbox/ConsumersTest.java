package io.forbear.messaging.inbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.wire.KafkaClients;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumersTest {
    /**
     * 17 rounds of 6 keys, each 5 tries and the parking of 15 s, and 5 pauses of at most 2.25 s.
     */
    @Test
    void letsAllRecordsOfAPollFailAndBeParkedBeforeKafkaLosesPatience() {
        assertThat(patience(Duration.ofSeconds(15), Map.of()))
                .isBetween(17 * (6 * 15_000 + 1_125), 17 * (6 * 15_000 + 2_250));
    }

    @Test
    void hasKafkasOwnPatienceWhenTriesAreShort() {
        assertThat(patience(Duration.ofSeconds(1), Map.of())).isEqualTo(300_000);
    }

    @Test
    void leavesThePatienceToWhoeverSetsIt() {
        assertThat(patience(Duration.ofSeconds(15), Map.of("max.poll.interval.ms", 77)))
                .isEqualTo(77);
    }

    @Test
    void needsLessPatienceForFewerRecords() {
        assertThat(patience(Duration.ofSeconds(60), Map.of("max.poll.records", "6")))
                .isBetween(361_000, 363_000);
    }

    private static int patience(Duration effectTimeout, Map<String, Object> consumer) {
        var settings =
                new InboxSettings(
                        2,
                        6,
                        4,
                        Duration.ofMillis(50),
                        effectTimeout,
                        Duration.ofSeconds(10),
                        Duration.ofDays(30),
                        Duration.ofDays(90));
        var clients = new KafkaClients(Map.of(), consumer, Map.of());
        var name = "max.poll.interval.ms";
        var made = Consumers.consumerSettings(clients, settings, "g", "");
        return (int) requireNonNull(made.get(name));
    }
}
