package io.forbear.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for values of a person wherever anything lies: in the clear, in hexadecimal, in base64, and
 * in what can be unsealed with the keys that are still there.
 */
public final class PersonalScan {
    private static final Duration POLL = Duration.ofMillis(200);

    private final List<String> needles;
    private final Function<byte[], Stream<String>> open;

    /**
     * @param values of at least six characters, so that none is found by chance
     * @param open what bytes say if they are sealed; nothing for what no key opens
     */
    public PersonalScan(List<String> values, Function<byte[], Stream<String>> open) {
        if (values.stream().anyMatch(value -> value.length() < 6)) {
            throw new IllegalArgumentException(
                    "values of at least six characters are found for sure");
        }
        this.needles = values.stream().flatMap(PersonalScan::shapes).distinct().toList();
        this.open = open;
    }

    /** Base64 without the characters that depend on what stands before and after. */
    private static Stream<String> shapes(String value) {
        var bytes = value.getBytes(UTF_8);
        var hex = HexFormat.of().formatHex(bytes);
        var utf8AsLatin = new String(bytes, ISO_8859_1);
        var base64 =
                Stream.of(0, 1, 2)
                        .map(shift -> new byte[shift + bytes.length])
                        .peek(
                                shifted ->
                                        System.arraycopy(
                                                bytes,
                                                0,
                                                shifted,
                                                shifted.length - bytes.length,
                                                bytes.length))
                        .map(Base64.getEncoder().withoutPadding()::encodeToString)
                        .map(text -> text.substring(4, text.length() - 2));
        return Stream.concat(
                Stream.of(value, utf8AsLatin, hex, hex.toUpperCase(Locale.ROOT)), base64);
    }

    private boolean isIn(String text) {
        return needles.stream().anyMatch(text::contains);
    }

    private boolean isIn(byte @Nullable [] bytes) {
        return bytes != null
                && (isIn(new String(bytes, ISO_8859_1)) || open.apply(bytes).anyMatch(this::isIn));
    }

    /** The tables and columns of a database, all schemas of its own, that tell of a value. */
    public Set<String> inDatabase(String jdbcUrl, String user, String password)
            throws SQLException {
        var found = new LinkedHashSet<String>();
        try (var connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            for (var table : tables(connection)) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("SELECT * FROM " + table)) {
                    scan(table, rows, found);
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                                WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        if (tables.isEmpty()) {
            throw new IllegalStateException("there is no table to look into");
        }
        return tables;
    }

    private void scan(String table, ResultSet rows, Set<String> found) throws SQLException {
        var columns = rows.getMetaData();
        while (rows.next()) {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                var isBinary = columns.getColumnTypeName(i).equals("bytea");
                var text = isBinary ? null : rows.getString(i);
                if (isBinary ? isIn(rows.getBytes(i)) : text != null && isIn(text)) {
                    found.add(table + "." + columns.getColumnName(i));
                }
            }
        }
    }

    /** The topics, internal ones included, of which any record tells of a value. */
    public Set<String> inTopics(String bootstrapServers) {
        return inTopics(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** The same in a Kafka whose clients are told more than its address. */
    public Set<String> inTopics(Map<String, Object> client) {
        var found = new LinkedHashSet<String>();
        var settings = new HashMap<>(client);
        settings.put("exclude.internal.topics", false);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(POLL).forEach(message -> scan(message, found));
            }
        }
        return found;
    }

    private void scan(ConsumerRecord<byte[], byte[]> message, Set<String> found) {
        var headers = message.headers().toArray();
        if (isIn(message.key())
                || isIn(message.value())
                || Stream.of(headers).anyMatch(header -> isIn(header.value()))) {
            found.add(message.topic());
        }
    }

    /**
     * The files below a directory that tell of a value; those that go meanwhile do not count.
     *
     * @param wanted which are looked into
     */
    public Set<String> inFiles(Path directory, Predicate<Path> wanted) {
        var found = new LinkedHashSet<String>();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).filter(wanted).toList()) {
                if (Files.exists(file) && isIn(Files.readAllBytes(file))) {
                    found.add(directory.relativize(file).toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
