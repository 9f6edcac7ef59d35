package io.forbear.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.embedded.Database;
import io.forbear.messaging.topics.RegistrySettings;
import io.forbear.messaging.topics.TopicPreparation;
import io.forbear.messaging.topics.TopicSettings;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.KafkaClients;
import io.forbear.testing.Surroundings;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topics;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A service that is killed again and again loses nothing and does nothing twice. */
class KillIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int DEBTORS = 20;
    private static final int ROUNDS = 2;
    private static final int PAYMENTS_PER_ROUND = 25;

    private final Database database = Surroundings.newDatabase("killed");
    private final List<String> debtors =
            IntStream.range(0, DEBTORS).mapToObj(_ -> Samples.newDebtor()).toList();

    @Test
    void losesNothingAndDoesNothingTwiceWhenKilled() throws Exception {
        createTables();
        createTopics();
        var expected = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            int before = expected.size() * DEBTORS;
            pay(expected, round);
            var service = SampleProcess.start("killed", database, Path.of("target/killed.log"));
            int some = before + DEBTORS * PAYMENTS_PER_ROUND / 5;
            await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> entries() > some);
            service.kill();
        }
        var last = SampleProcess.start("killed", database, Path.of("target/killed.log"));
        try {
            int all = expected.size() * DEBTORS;
            await().atMost(SOON).until(() -> entries() >= all && waiting() == 0);
        } finally {
            last.kill();
        }

        var notices = Surroundings.read(Topics.DEBTOR_NOTICE.name());
        for (var debtor : debtors) {
            assertThat(payments(debtor)).isEqualTo(expected);
            assertThat(idsOf(notices, debtor)).isEqualTo(expectedIds(debtor, expected));
        }
    }

    private void pay(List<String> expected, int round) {
        for (int i = 0; i < PAYMENTS_PER_ROUND; i++) {
            var payment = "p" + round + "-" + i;
            expected.add(payment);
            debtors.forEach(
                    debtor ->
                            Surroundings.send(
                                    Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, payment)));
        }
    }

    private static List<UUID> expectedIds(String debtor, List<String> payments) {
        return payments.stream()
                .map(payment -> Samples.payment(debtor, payment).getEventId())
                .map(id -> EventIds.derived(id, "notice"))
                .toList();
    }

    private static List<UUID> idsOf(List<ConsumerRecord<String, byte[]>> notices, String debtor) {
        var bytes = new EventBytes(new EventSerdes(Surroundings.INFRASTRUCTURE.registryUrl()));
        try (bytes) {
            return notices.stream()
                    .filter(message -> debtor.equals(message.key()))
                    .map(message -> bytes.decode(Topics.DEBTOR_NOTICE, message.value()))
                    .map(EventBytes::eventId)
                    .toList();
        }
    }

    private void createTables() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/messaging", "classpath:db/migration")
                .load()
                .migrate();
    }

    private static void createTopics() {
        var registry = Surroundings.INFRASTRUCTURE.registryUrl();
        Map<String, Object> address =
                Map.of("bootstrap.servers", Surroundings.INFRASTRUCTURE.bootstrapServers());
        try (var bytes = new EventBytes(new EventSerdes(registry))) {
            new TopicPreparation(
                            new TopicSettings(true, 4, (short) 1, null),
                            Samples.RETENTION,
                            new KafkaClients(address, address, address),
                            bytes,
                            new RegistrySettings(registry, true),
                            "killed")
                    .start();
        }
    }

    /** Of these debtors: other tests' payments lie in the same topic. */
    private long entries() throws SQLException {
        return number(
                "select count(*) from ledger where debtor_id in ('%s')"
                        .formatted(String.join("', '", debtors)));
    }

    private long waiting() throws SQLException {
        return number("select count(*) from outbox");
    }

    private long number(String query) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> payments(String debtor) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var statement =
                        connection.prepareStatement(
                                """
                                select payment_id from ledger where debtor_id = ?
                                order by position
                                """)) {
            statement.setString(1, debtor);
            var payments = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    payments.add(rows.getString(1));
                }
            }
            return payments;
        }
    }
}
