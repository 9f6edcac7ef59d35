package io.forbear.console.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.forbear.console.cluster.Rewind.Found;
import io.forbear.console.cluster.Rewind.Move;
import io.forbear.testing.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RewindIT {
    private static final Map<String, Object> SETTINGS =
            Map.of("bootstrap.servers", Surroundings.INFRASTRUCTURE.bootstrapServers());
    private static final Instant BACKUP = Instant.parse("2026-05-01T10:00:00Z");

    /** A name of its own, so that no other test's groups are met. */
    private final String service = "rewind" + UUID.randomUUID() + "-service";

    private final String topic = "rewind-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition(topic, 0);
    private final Admin admin = Admin.create(SETTINGS);
    private final Rewind rewind = new Rewind(SETTINGS, Duration.ofSeconds(10));

    @BeforeEach
    void hasFiveRecordsAroundTheBackup() throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        try (var producer =
                new KafkaProducer<>(
                        SETTINGS, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int minutes : List.of(-20, -10, 0, 10, 20)) {
                var at = BACKUP.plus(Duration.ofMinutes(minutes)).toEpochMilli();
                producer.send(new ProducerRecord<>(topic, 0, at, null, "x".getBytes(UTF_8))).get();
            }
        }
    }

    @AfterEach
    void closes() {
        rewind.close();
        admin.close();
    }

    @Test
    void setsAGroupBackToTheFirstRecordSinceTheInstant() throws Exception {
        commit(service, 5);
        commit(service + "-budgets", 2);
        var moves = rewind.plan(List.of(service, service + "-budgets"), BACKUP);

        assertThat(moves)
                .extracting(Move::group, Move::committed, Move::target, Move::records)
                .containsExactly(
                        tuple(service, 5L, 2L, 3L), tuple(service + "-budgets", 2L, 2L, 0L));
        rewind.carryOut(moves);
        assertThat(committed(service)).isEqualTo(2);
    }

    @Test
    void neverSetsAGroupAhead() throws Exception {
        commit(service, 1);
        assertThat(rewind.plan(List.of(service), BACKUP)).extracting(Move::target).containsOnly(1L);
        assertThat(rewind.plan(List.of(service), BACKUP.plus(Duration.ofDays(1))))
                .extracting(Move::target)
                .containsOnly(1L);
    }

    @Test
    void saysThatOlderRecordsAreGone() throws Exception {
        commit(service, 5);
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(3))).all().get();
        assertThat(rewind.plan(List.of(service), BACKUP))
                .extracting(Move::target, Move::isCutShort)
                .containsExactly(tuple(3L, true));
    }

    @Test
    void isRefusedWhileSomebodyWorksInTheGroup() throws Exception {
        commit(service, 5);
        try (var consumer = consumer(service)) {
            consumer.subscribe(Set.of(topic));
            while (consumer.assignment().isEmpty()) {
                consumer.poll(Duration.ofMillis(100));
            }
            assertThat(rewind.groups(service)).containsExactly(new Found(service, false));
            var moves = rewind.plan(List.of(service), BACKUP);
            assertThatThrownBy(() -> rewind.carryOut(moves)).isInstanceOf(Outage.class);
        }
        assertThat(rewind.groups(service)).containsExactly(new Found(service, true));
    }

    @Test
    void leavesAloneWhatBelongsToNoDatabase() {
        assertThat(Rewind.isOf("contact-service", "contact-service-findings")).isTrue();
        assertThat(Rewind.isOf("contact-service", "outbox-contact-service")).isFalse();
        assertThat(Rewind.isOf("compliance-service", "compliance-service")).isFalse();
        assertThat(Rewind.isOf("compliance-service", "compliance-service-parked")).isTrue();
        assertThat(Rewind.isOf("compliance-service", "compliance-projection")).isTrue();
        assertThat(Rewind.isOf("plan-service", "contact-service")).isFalse();
    }

    private void commit(String group, long offset) {
        try (var consumer = consumer(group)) {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)));
        }
    }

    private long committed(String group) throws ExecutionException, InterruptedException {
        var offsets = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        return requireNonNull(offsets.get(partition)).offset();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String group) {
        var settings = new HashMap<>(SETTINGS);
        settings.put("group.id", group);
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
