package io.forbear.plan;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.payment.PaymentBacklog;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PaymentBacklogIT implements WithPlanService {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);

    @Autowired private PaymentBacklog backlog;
    @Autowired private Clock clock;

    private final Debtor debtor = Debtor.unlikeAnyOther();

    @Test
    void isReadOnceThePaymentsPostedByThenAreTakenDown() throws SQLException {
        soon(() -> assertThat(backlog.readUpTo(clock).block()).isNotNull());
        try (var _ = hold(debtor.debtorId())) {
            debtor.pays("P1", DATE, "1");
            assertThat(backlog.readUpTo(clock).block()).isNull();
            assertThat(backlog.readUpTo(clock).block()).isNull();
        }
        soon(() -> assertThat(backlog.readUpTo(clock).block()).isNotNull());
    }

    @Test
    void isReadThoughAPaymentWasPostedInATransaction() {
        var payment =
                Surroundings.encode(
                        Topics.ACCOUNT_PAYMENT, debtor.payment("P1", DATE, "1").build());
        try (var producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                Surroundings.INFRASTRUCTURE.bootstrapServers(),
                                "transactional.id",
                                "core-banking"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent =
                    producer.send(
                            new ProducerRecord<>(
                                    Topics.ACCOUNT_PAYMENT.name(),
                                    debtor.debtorId().getBytes(StandardCharsets.UTF_8),
                                    payment));
            producer.commitTransaction();
            assertThat(sent).isDone();
        }
        var posted = clock.instant();
        soon(() -> assertThat(backlog.readUpTo(clock).block()).isAfter(posted));
    }

    /** Keeps the service from taking down anything about a debtor. */
    private static Connection hold(String debtorId) throws SQLException {
        var database = DATABASE;
        var connection =
                DriverManager.getConnection(
                        database.jdbcUrl(), database.user(), database.password());
        try (var statement =
                connection.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, debtorId);
            statement.execute();
        }
        return connection;
    }
}
