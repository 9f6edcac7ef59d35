package io.forbear.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedInfrastructureIT {
    private static final String TOPIC = "account.overdue";
    private static final Duration READ_LIMIT = Duration.ofSeconds(20);

    @Test
    void servesKafkaPostgresAndTheRegistryToTests() throws Exception {
        var infrastructure = EmbeddedInfrastructure.shared();

        makeTopic(infrastructure);
        send(infrastructure, "debtor-1", "overdue");
        var database = infrastructure.createDatabase("account");
        store(database, "gold card");
        var id = register(infrastructure);

        assertThat(read(infrastructure)).containsExactly("debtor-1=overdue");
        assertThat(stored(database)).isEqualTo("gold card");
        assertThat(schema(infrastructure, id)).contains("Overdue");
    }

    @Test
    void givesEachCallerADatabaseOfItsOwn() throws Exception {
        var infrastructure = EmbeddedInfrastructure.shared();

        var first = infrastructure.createDatabase("plan");
        var second = infrastructure.createDatabase("plan");

        store(first, "in the first");
        store(second, "in the second");
        assertThat(stored(first)).isEqualTo("in the first");
        assertThat(first.user()).isNotEqualTo(second.user());
    }

    @Test
    void findsEverythingAgainAfterARestart(@TempDir Path directory) throws Exception {
        String id;
        try (var infrastructure = EmbeddedInfrastructure.startIn(directory)) {
            makeTopic(infrastructure);
            send(infrastructure, "debtor-2", "cured");
            store(infrastructure.database("account"), "silver card");
            id = register(infrastructure);
        }
        try (var infrastructure = EmbeddedInfrastructure.startIn(directory)) {
            assertThat(read(infrastructure)).containsExactly("debtor-2=cured");
            assertThat(stored(infrastructure.database("account"))).isEqualTo("silver card");
            assertThat(schema(infrastructure, id)).contains("Overdue");
        }
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(file -> file.toString().endsWith(".log")))
                    .isNotEmpty()
                    .noneSatisfy(log -> assertThat(log).content().contains("PASSWORD"));
        }
    }

    private static void makeTopic(EmbeddedInfrastructure infrastructure) throws Exception {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", infrastructure.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(4), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedInfrastructure infrastructure, String key, String value)
            throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", infrastructure.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
        }
    }

    private static List<String> read(EmbeddedInfrastructure infrastructure) {
        var properties =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        infrastructure.bootstrapServers(),
                        "group.id",
                        "reader",
                        "auto.offset.reset",
                        "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            var deadline = System.nanoTime() + READ_LIMIT.toNanos();
            while (System.nanoTime() - deadline < 0) {
                var records = consumer.poll(Duration.ofMillis(200));
                if (!records.isEmpty()) {
                    return java.util.stream.StreamSupport.stream(records.spliterator(), false)
                            .map(EmbeddedInfrastructureIT::asText)
                            .toList();
                }
            }
            return List.of();
        }
    }

    private static String asText(ConsumerRecord<String, String> message) {
        return message.key() + "=" + message.value();
    }

    private static void store(Database database, String product) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE account (product text NOT NULL)");
            try (var insert =
                    connection.prepareStatement("INSERT INTO account (product) VALUES (?)")) {
                insert.setString(1, product);
                insert.executeUpdate();
            }
        }
    }

    private static String stored(Database database) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT product FROM account")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    /** Returns the answer, which is the schema's id and nothing else. */
    private static String register(EmbeddedInfrastructure infrastructure) throws Exception {
        var schema =
                """
                {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Overdue\\",\\"fields\\":[]}"}""";
        var answer =
                exchange(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                infrastructure.registryUrl()
                                                        + "/apis/ccompat/v7/subjects/"
                                                        + TOPIC
                                                        + "-value/versions"))
                                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                                .POST(HttpRequest.BodyPublishers.ofString(schema)));
        assertThat(answer).matches("\\{\"id\":\\d+.*}");
        return answer.replaceAll("^\\{\"id\":(\\d+).*$", "$1");
    }

    private static String schema(EmbeddedInfrastructure infrastructure, String id)
            throws Exception {
        return exchange(
                HttpRequest.newBuilder(
                        URI.create(
                                infrastructure.registryUrl()
                                        + "/apis/ccompat/v7/schemas/ids/"
                                        + id)));
    }

    private static String exchange(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }
}
