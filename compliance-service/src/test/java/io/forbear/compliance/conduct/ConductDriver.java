package io.forbear.compliance.conduct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce;
import io.forbear.embedded.Fleeting;
import io.forbear.events.ComplianceDeadline;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.ContactDecided;
import io.forbear.events.RulePackActivated;
import io.forbear.rules.RuleBook;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The stream as it is, driven record by record, in a time of its own. */
final class ConductDriver implements AutoCloseable {
    private final SettableClock clock = new SettableClock(EventExamples.may(1, 9, 0));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;

    private final Horizon horizon;
    private final PacksInForce packs;

    ConductDriver(RuleBook book) {
        this(book, Horizon.USUAL);
    }

    ConductDriver(RuleBook book, Horizon horizon) {
        this.horizon = horizon;
        var builder = new StreamsBuilder();
        packs = new PacksInForce(book.packs(), PlainAvro.wire().readers());
        ConductTopology.build(
                builder, packs, horizon, PlainAvro.wire(), clock, meters, new Agendas());
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "conduct-" + UUID.randomUUID());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        // the driver forces each record to disk
        properties.put(StreamsConfig.STATE_DIR_CONFIG, Fleeting.directory().toString());
        driver = new TopologyTestDriver(builder.build(), properties, clock.instant());
    }

    <V extends SpecificRecord> void send(Topic<V> topic, V event) {
        send(topic, event, new RecordHeaders());
    }

    <V extends SpecificRecord> void send(Topic<V> topic, V event, Headers headers) {
        var bytes = PlainAvro.serializer().serialize(topic.name(), event);
        sendBytes(topic, topic.keyOf(event).getBytes(UTF_8), bytes, headers);
    }

    void sendBytes(
            Topic<?> topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers, clock.instant()));
    }

    void sendActivation(RulePackActivated event) {
        send(Topics.RULE_PACK, event);
    }

    /** What a pack without effect has made otherwise. */
    List<ShadowStore.Row> shadows(String packId) {
        var rows = new ArrayList<ShadowStore.Row>();
        ShadowStore.each(driver.getKeyValueStore(ShadowStore.NAME), packId, rows::add);
        return rows;
    }

    /** Ends this stream, and starts another one at the same time with what the first one stored. */
    ConductDriver restarted(RuleBook book) {
        var stored = new HashMap<String, List<KeyValue<Bytes, byte[]>>>();
        for (var name : List.of(CaseFileStore.NAME, Agenda.NAME, ShadowStore.NAME)) {
            try (var rows = driver.<Bytes, byte[]>getKeyValueStore(name).all()) {
                rows.forEachRemaining(
                        row -> stored.computeIfAbsent(name, _ -> new ArrayList<>()).add(row));
            }
        }
        close();
        var next = new ConductDriver(book, horizon);
        next.clock.now = clock.now;
        stored.forEach(
                (name, rows) -> next.driver.<Bytes, byte[]>getKeyValueStore(name).putAll(rows));
        return next;
    }

    /** The rows on disk, to be damaged. */
    KeyValueStore<Bytes, byte[]> caseFileRows() {
        return driver.getKeyValueStore(CaseFileStore.NAME);
    }

    int unreadablePacks() {
        return packs.unreadable();
    }

    MeterRegistry meters() {
        return meters;
    }

    double failedLooks() {
        return meters.get("forbear.conduct.failed.looks").counter().count();
    }

    double failedSweeps() {
        return meters.get("forbear.conduct.failed.sweeps").counter().count();
    }

    /** Lets time pass, for the service's clock and for the stream's. */
    void passUntil(Instant instant) {
        clock.now = instant;
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    /** Lets time pass for the service's clock only. */
    void leaveAlone(Instant instant) {
        clock.now = instant;
    }

    /** Lets so much real time pass that all rows are walked through. */
    void rest() {
        driver.advanceWallClockTime(Duration.ofHours(7));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    List<ContactDecided> decisions() {
        return read(Topics.CONTACT_DECIDED).stream().map(TestRecord::value).toList();
    }

    List<ComplianceViolation> violations() {
        return read(Topics.COMPLIANCE_VIOLATION).stream().map(TestRecord::value).toList();
    }

    List<TestRecord<String, ComplianceViolation>> violationRecords() {
        return read(Topics.COMPLIANCE_VIOLATION);
    }

    List<ComplianceDeadline> deadlines() {
        return read(Topics.COMPLIANCE_DEADLINE).stream().map(TestRecord::value).toList();
    }

    List<TestRecord<byte[], byte[]>> parked(Topic<?> topic) {
        return driver.createOutputTopic(
                        topic.parkedName(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private <V extends SpecificRecord> List<TestRecord<String, V>> read(Topic<V> topic) {
        return driver
                .createOutputTopic(
                        topic.name(),
                        new org.apache.kafka.common.serialization.StringDeserializer(),
                        PlainAvro.deserializer())
                .readRecordsToList()
                .stream()
                .map(
                        record ->
                                new TestRecord<>(
                                        record.key(),
                                        topic.type().cast(record.value()),
                                        record.headers()))
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }

    private static final class SettableClock extends Clock {
        private Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("always UTC");
        }
    }
}
