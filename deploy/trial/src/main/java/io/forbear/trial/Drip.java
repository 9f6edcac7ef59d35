package io.forbear.trial;

import io.forbear.events.AccountOverdue;
import io.forbear.events.Channel;
import io.forbear.events.ContactPoint;
import io.forbear.events.DebtCoverage;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.Money;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Core banking, which tells of one more debtor again and again. Each is staged, proposed, decided
 * and commanded within seconds, so that there is work in every queue at any moment.
 */
final class Drip implements AutoCloseable {
    private static final String CURRENCY = "CNY";

    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<SpecificRecord> serializer;
    private final Queue<String> debtors = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean stopped;

    private Drip(Stand stand, Duration pause) {
        serializer = new EventSerdes(stand.registryUrl()).serializer();
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", stand.bootstrapServers(), "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
        thread = Thread.ofPlatform().name("drip").unstarted(() -> run(pause));
    }

    /** Begins. */
    static Drip begin(Stand stand, Duration pause) {
        var drip = new Drip(stand, pause);
        drip.thread.start();
        return drip;
    }

    /** Whom it has told of, all of them confirmed by the brokers once it is {@link #end ended}. */
    List<String> debtors() {
        return List.copyOf(debtors);
    }

    /** Tells of nobody more. */
    void end() throws InterruptedException {
        stopped = true;
        thread.join();
        producer.flush();
        var failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("an event could not be published", failed);
        }
    }

    private void run(Duration pause) {
        try {
            while (!stopped) {
                var debtorId = "drip-" + UUID.randomUUID();
                debtors.add(debtorId);
                send(Topics.DEBTOR_PROFILE, profile(debtorId));
                send(Topics.ACCOUNT_OVERDUE, overdue(debtorId));
                Thread.sleep(pause);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private <V extends SpecificRecord> void send(Topic<V> topic, V event) {
        var bytes = serializer.serialize(topic.name(), event);
        var _ =
                producer.send(
                        new ProducerRecord<>(topic.name(), topic.keyOf(event), bytes),
                        (_, failed) -> {
                            if (failed != null) {
                                failure.set(failed);
                            }
                        });
    }

    private static DebtorProfileChanged profile(String debtorId) {
        var mobile =
                ContactPoint.newBuilder()
                        .setEndpoint("mobile-" + debtorId)
                        .setPersonId(debtorId)
                        .setPartyKind(PartyKind.DEBTOR)
                        .setPlaceKind(PlaceKind.MOBILE)
                        .setChannels(List.of(Channel.VOICE_HUMAN, Channel.VOICE_BOT, Channel.SMS))
                        .build();
        return DebtorProfileChanged.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Stand.START.minus(Duration.ofDays(1)))
                .setDebtorId(debtorId)
                .setZones(List.of("Asia/Shanghai"))
                .setJurisdictions(List.of("CN"))
                .setLanguage("zh-CN")
                .setContactPoints(List.of(mobile))
                .build();
    }

    private static AccountOverdue overdue(String debtorId) {
        return AccountOverdue.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Stand.START.minus(Duration.ofHours(1)))
                .setDebtorId(debtorId)
                .setAccountId("A-" + debtorId)
                .setCreditor("BANK")
                .setProduct("CREDIT_CARD")
                .setJurisdictions(List.of("CN"))
                .setCoverage(DebtCoverage.FIRST_PARTY)
                .setOverdueSince(LocalDate.of(2026, 2, 20))
                .setAmountOverdue(new Money(new BigDecimal("321.0000"), CURRENCY))
                .setBalance(new Money(new BigDecimal("5000.0000"), CURRENCY))
                .build();
    }

    @Override
    public void close() {
        stopped = true;
        producer.close(Duration.ofSeconds(5));
        serializer.close();
    }
}
