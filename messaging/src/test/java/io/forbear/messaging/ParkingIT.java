package io.forbear.messaging;

import static io.forbear.testing.Soon.soon;
import static io.forbear.testing.Surroundings.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.core.DatabaseClient;

class ParkingIT implements WithSampleService {
    private static final String TOPIC = Topics.ACCOUNT_PAYMENT.name();
    private static final byte[] GARBAGE = "not an event".getBytes(StandardCharsets.UTF_8);

    @Autowired private Ledger ledger;
    @Autowired private DatabaseClient database;

    @Test
    void parksWhatCannotBeDecodedWithItsBytesAndReason() {
        var debtor = Samples.newDebtor();
        Surroundings.send(TOPIC, debtor, GARBAGE, Map.of("origin", "core"));

        var parked = parkedOf(debtor, 1).getFirst();
        assertThat(parked.value()).isEqualTo(GARBAGE);
        assertThat(header(parked, "origin")).isEqualTo("core");
        assertThat(header(parked, "forbear-parked-reason")).isEqualTo("UNDECODABLE");
        assertThat(header(parked, "forbear-parked-topic")).isEqualTo(TOPIC);
        assertThat(header(parked, "forbear-parked-partition")).isEqualTo("" + parked.partition());
        assertThat(header(parked, "forbear-parked-offset")).matches("\\d+");
        assertThat(header(parked, "forbear-parked-group")).isEqualTo("sample");
        assertThat(header(parked, "forbear-parked-exception")).contains("Exception");
        assertThat(header(parked, "forbear-parked-message")).isNotBlank();
        assertThat(Instant.parse(header(parked, "forbear-parked-first-failed-at")))
                .isAfter(Instant.parse(header(parked, "forbear-parked-timestamp")));
    }

    @Test
    void parksAnEventOfAnUnknownSchema() {
        var debtor = Samples.newDebtor();
        var event = Surroundings.encode(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1"));
        Surroundings.send(TOPIC, debtor, withSchema(event, 987_654_321), Map.of());
        Surroundings.send(TOPIC, debtor, withSchema(event, -1), Map.of());

        assertThat(reasons(parkedOf(debtor, 2))).containsExactly("UNDECODABLE", "UNDECODABLE");
    }

    @Test
    void parksAnEventOfAnotherTopic() {
        var debtor = Samples.newDebtor();
        var notice = Samples.notice(debtor, EventIds.derived(new java.util.UUID(1, 1), debtor));
        Surroundings.send(
                TOPIC, debtor, Surroundings.encode(Topics.DEBTOR_NOTICE, notice), Map.of());

        assertThat(reasons(parkedOf(debtor, 1))).containsExactly("UNDECODABLE");
    }

    @Test
    void parksLaterEventsOfAParkedDebtorInOrderWhileOthersFlowOn() {
        var poisoned = Samples.newDebtor();
        var healthy = Samples.newDebtor();
        pay(poisoned, "p1");
        Surroundings.send(TOPIC, poisoned, GARBAGE, Map.of());
        pay(poisoned, "p2");
        pay(poisoned, "p3");
        pay(healthy, "p1");

        assertThat(reasons(parkedOf(poisoned, 3)))
                .containsExactly("UNDECODABLE", "BEHIND", "BEHIND");
        soon(() -> assertThat(ledger.payments(healthy)).containsExactly("p1"));
        assertThat(ledger.payments(poisoned)).containsExactly("p1");
    }

    @Test
    void parksARejectedEventAtOnceAndUndoesItsEffect() {
        var debtor = Samples.newDebtor();
        // once with others, once by itself
        ledger.failOn("refused " + debtor, 2, new RejectedEvent("amount is negative: -3"));
        pay(debtor, "refused " + debtor);

        var parked = parkedOf(debtor, 1).getFirst();
        assertThat(header(parked, "forbear-parked-reason")).isEqualTo("REJECTED");
        assertThat(header(parked, "forbear-parked-message")).isEqualTo("amount is negative: -3");
        assertThat(ledger.payments(debtor)).isEmpty();
        assertThat(Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor)).isEmpty();
    }

    @Test
    void parksAFailureThatDoesNotHeal() {
        var debtor = Samples.newDebtor();
        ledger.failOn(
                "broken " + debtor, Integer.MAX_VALUE, new IllegalStateException("always\0this"));
        pay(debtor, "broken " + debtor);
        pay(debtor, "p2");

        var parked = parkedOf(debtor, 2);
        assertThat(reasons(parked)).containsExactly("FAILED", "BEHIND");
        assertThat(header(parked.getFirst(), "forbear-parked-message")).isEqualTo("always this");
        assertThat(ledger.payments(debtor)).isEmpty();
        ledger.heal("broken " + debtor);
    }

    @Test
    void parksAnEventUnderAnotherDebtorsKeyAlone() {
        var debtor = Samples.newDebtor();
        var other = Samples.newDebtor();
        var event = Surroundings.encode(Topics.ACCOUNT_PAYMENT, Samples.payment(other, "p1"));
        Surroundings.send(TOPIC, debtor, event, Map.of());
        pay(debtor, "p2");

        assertThat(reasons(parkedOf(debtor, 1))).containsExactly("WRONG_KEY");
        soon(() -> assertThat(ledger.payments(debtor)).containsExactly("p2"));
        assertThat(ledger.payments(other)).isEmpty();
    }

    @Test
    void parksRecordsWithoutAKeyThatIsText() {
        var debtor = Samples.newDebtor();
        var event = Surroundings.encode(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1"));
        var mark = Map.of("mark", debtor);
        Surroundings.send(TOPIC, (byte[]) null, event, mark);
        Surroundings.send(TOPIC, new byte[] {(byte) 0xC3, 0x28}, event, mark);
        Surroundings.send(TOPIC, new byte[] {'a', 0}, event, mark);

        soon(
                () ->
                        assertThat(reasons(parkedWith("mark", debtor)))
                                .containsExactly("WRONG_KEY", "WRONG_KEY", "WRONG_KEY"));
    }

    /** Random, so that the database cannot compress it below what an index takes. */
    @Test
    void parksGarbageUnderAKeyThatNoIndexTakes() {
        var debtor = Samples.newDebtor();
        var longKey = new Random(42).ints(3000, 'a', 'z').mapToObj(Character::toString);
        var key = longKey.collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
        Surroundings.send(TOPIC, key, GARBAGE, Map.of("mark", debtor));

        soon(() -> assertThat(reasons(parkedWith("mark", debtor))).containsExactly("UNDECODABLE"));
    }

    /** The broker limits a record compressed; this one is far below its limit. */
    @Test
    void parksARecordThatGrowsBeyondWhatAParkedTopicTakes() throws Exception {
        var debtor = Samples.newDebtor();
        sendCompressed(debtor, new byte[3_000_000]);
        Surroundings.send(TOPIC, debtor, GARBAGE, Map.of());

        var parked = parkedOf(debtor, 2);
        assertThat(reasons(parked)).containsExactly("UNDECODABLE", "UNDECODABLE");
        assertThat(parked.getFirst().value()).isNull();
        assertThat(header(parked.getFirst(), "forbear-parked-left-out")).contains("value");
        assertThat(parked.get(1).value()).isEqualTo(GARBAGE);
    }

    private static void sendCompressed(String key, byte[] value) throws Exception {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        Surroundings.INFRASTRUCTURE.bootstrapServers(),
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        10_000_000);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
        }
    }

    @Test
    void parksAnEventWhoseEffectTheDatabaseRefusesInAStateOfItsOwn() {
        var debtor = Samples.newDebtor();
        ledger.failOn(
                "raised " + debtor,
                Integer.MAX_VALUE,
                new DataAccessResourceFailureException("row", new IndexRowTooLarge()));
        pay(debtor, "raised " + debtor);

        assertThat(reasons(parkedOf(debtor, 1))).containsExactly("FAILED");
        ledger.heal("raised " + debtor);
    }

    @Test
    void takesInWhatAStreamParkedBehindARecordThatCannotBeRead() {
        var debtor = Samples.newDebtor();
        var name = Topics.CONTACT_ATTEMPTED.parkedName();
        Surroundings.send(name, debtor, GARBAGE, parkedByTheStream("seven"));
        Surroundings.send(name, debtor, GARBAGE, parkedByTheStream("8"));

        soon(() -> assertThat(parkedOffsets(debtor)).containsExactly(8L));
    }

    private List<Long> parkedOffsets(String debtor) {
        return database.sql("select record_offset from parked_record where record_key = :key")
                .bind("key", debtor)
                .mapValue(Long.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Map<String, String> parkedByTheStream(String offset) {
        return Map.of(
                "forbear-parked-group", SampleApplication.STREAM,
                "forbear-parked-topic", Topics.CONTACT_ATTEMPTED.name(),
                "forbear-parked-partition", "0",
                "forbear-parked-offset", offset,
                "forbear-parked-timestamp", "2026-03-02T12:00:00Z",
                "forbear-parked-reason", "UNDECODABLE",
                "forbear-parked-message", "no event");
    }

    @Test
    void parksARecordWithoutAValueAlone() {
        var debtor = Samples.newDebtor();
        Surroundings.send(TOPIC, debtor, null, Map.of());
        pay(debtor, "p1");

        var parked = parkedOf(debtor, 1).getFirst();
        assertThat(parked.value()).isNull();
        soon(() -> assertThat(ledger.payments(debtor)).containsExactly("p1"));
    }

    @Test
    void survivesABurstOfPoison() {
        var random = new Random(42);
        var burst = Samples.newDebtor();
        var healthy = IntStream.range(0, 50).mapToObj(_ -> Samples.newDebtor()).toList();
        var event = Surroundings.encode(Topics.ACCOUNT_PAYMENT, Samples.payment(burst, "p"));
        for (var debtor : healthy) {
            for (int i = 0; i < 4; i++) {
                Surroundings.send(TOPIC, burst + i + debtor, mutilated(event, random), Map.of());
            }
            pay(debtor, "p1");
        }

        for (var debtor : healthy) {
            soon(() -> assertThat(ledger.payments(debtor)).containsExactly("p1"));
        }
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.ACCOUNT_PAYMENT.parkedName()))
                                .filteredOn(r -> r.key() != null && r.key().startsWith(burst))
                                .hasSize(200));
    }

    /** Cut off, with bytes changed after the schema id, or random altogether. */
    private static byte[] mutilated(byte[] event, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> java.util.Arrays.copyOf(event, random.nextInt(event.length - 10));
            case 1 -> {
                var changed = event.clone();
                java.util.Arrays.fill(changed, 5, changed.length, (byte) 0xFF);
                yield changed;
            }
            default -> {
                var bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                yield bytes;
            }
        };
    }

    /** As the driver throws it. */
    private static final class IndexRowTooLarge extends R2dbcNonTransientResourceException {
        private static final long serialVersionUID = 1L;

        IndexRowTooLarge() {
            super("index row size exceeds btree maximum", "54000");
        }
    }

    private static void pay(String debtor, String payment) {
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, payment));
    }

    private static byte[] withSchema(byte[] event, int schema) {
        return ByteBuffer.wrap(event.clone()).putInt(1, schema).array();
    }

    private static List<ConsumerRecord<String, byte[]>> parkedOf(String debtor, int count) {
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.ACCOUNT_PAYMENT.parkedName(), debtor))
                                .hasSize(count));
        return Surroundings.read(Topics.ACCOUNT_PAYMENT.parkedName(), debtor);
    }

    private static List<ConsumerRecord<String, byte[]>> parkedWith(String header, String value) {
        return Surroundings.read(Topics.ACCOUNT_PAYMENT.parkedName()).stream()
                .filter(message -> header(message, header).equals(value))
                .toList();
    }

    private static List<String> reasons(List<ConsumerRecord<String, byte[]>> parked) {
        return parked.stream().map(message -> header(message, "forbear-parked-reason")).toList();
    }
}
