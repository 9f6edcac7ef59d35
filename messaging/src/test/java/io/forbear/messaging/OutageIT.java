package io.forbear.messaging;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.embedded.Database;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import reactor.core.publisher.Mono;

/** In an outage nothing is parked, nothing is lost, and all goes on by itself afterwards. */
class OutageIT {
    private static final String SERVICE = "cut-off";
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    @Test
    void waitsUntilTheDatabaseIsBack() throws Exception {
        var database = Surroundings.newDatabase(SERVICE);
        var arguments = SampleApplication.arguments(SERVICE, database).toArray(String[]::new);
        try (var service = new SpringApplicationBuilder(SampleApplication.class).run(arguments)) {
            var ledger = service.getBean(Ledger.class);
            var debtor = Samples.newDebtor();
            var payments = IntStream.range(0, 50).mapToObj(i -> "p" + i).toList();
            pay(debtor, "first");
            soon(() -> assertThat(ledger.payments(debtor)).containsExactly("first"));

            cutOff(database, () -> payments.forEach(payment -> pay(debtor, payment)));

            soon(() -> assertThat(ledger.payments(debtor)).hasSize(51).endsWith("p48", "p49"));
            soon(
                    () ->
                            assertThat(Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor))
                                    .hasSize(51));
            assertThat(Surroundings.read(Topics.ACCOUNT_PAYMENT.parkedName(), debtor)).isEmpty();
        }
    }

    @Test
    void tellsARegistryThatIsGoneFromASchemaThatIsUnknown() throws IOException {
        var known =
                Surroundings.encode(
                        Topics.ACCOUNT_PAYMENT, Samples.payment(Samples.newDebtor(), "p"));
        try (var registry = new RegistryProbe(Surroundings.INFRASTRUCTURE.registryUrl());
                var gone = new RegistryProbe("http://127.0.0.1:" + closedPort())) {
            assertThat(registry.knowsSchema(EventBytes.schemaId(known))).isTrue();
            assertThat(registry.knowsSchema(987_654_321)).isFalse();
            assertThat(registry.knowsSchema(-1)).isFalse();
            assertThatThrownBy(() -> gone.knowsSchema(1)).isInstanceOf(RegistryProbe.Outage.class);
        }
    }

    /** Ends all connections to a database and lets nobody in until the action is over. */
    private static void cutOff(Database database, Runnable action) throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("alter database %s connection limit 0".formatted(database.name()));
            statement.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                        and backend_type = 'client backend'
                    """);
            action.run();
            Mono.delay(OUTAGE).block();
            statement.execute("alter database %s connection limit -1".formatted(database.name()));
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pay(String debtor, String payment) {
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, payment));
    }
}
