package io.forbear.bench.restage;

import io.forbear.bench.restage.Restaging.Wait;
import io.forbear.events.AccountOverdue;
import io.forbear.events.AccountStageChanged;
import io.forbear.events.Money;
import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Payments that come in one by one all the time, and the events that tell of them. Hears of the
 * restaged accounts too, since their events come on the same topic.
 */
final class LivePayments implements AutoCloseable {
    private static final int DEBTORS = 500;
    private static final String PREFIX = "LIVE-";
    private static final long NANOS_PER_MICRO = 1000;

    private final KafkaProducer<String, SpecificRecord> producer;
    private final KafkaConsumer<String, SpecificRecord> consumer;
    private final Map<UUID, Long> waiting = new ConcurrentHashMap<>();
    private final AtomicLong restaged = new AtomicLong();
    private final Clock clock;
    private volatile Histogram delays = new ConcurrentHistogram(3);
    private volatile boolean ended = false;
    private final Thread listener;

    LivePayments(String bootstrapServers, String registryUrl, Clock clock) {
        this.clock = clock;
        var serdes = new EventSerdes(registryUrl);
        Serializer<SpecificRecord> serializer = serdes.serializer();
        Deserializer<SpecificRecord> deserializer = serdes.deserializer();
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                        new StringSerializer(),
                        serializer);
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "group.id", "bench-live",
                                "auto.offset.reset", "earliest",
                                "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        deserializer);
        consumer.subscribe(List.of(Topics.ACCOUNT_STAGE.name()));
        listener = Thread.ofPlatform().name("live").start(this::listen);
    }

    private void listen() {
        while (!ended) {
            for (var message : consumer.poll(Duration.ofMillis(20))) {
                hear((AccountStageChanged) message.value(), System.nanoTime());
            }
        }
        consumer.close();
    }

    private void hear(AccountStageChanged change, long now) {
        var cause = change.getCausationId();
        if (!change.getDebtorId().startsWith(PREFIX)) {
            restaged.incrementAndGet();
            return;
        }
        var sent = cause == null ? null : waiting.remove(cause);
        if (sent != null) {
            delays.recordValue(Math.max(0, (now - sent) / NANOS_PER_MICRO));
        }
    }

    long restaged() {
        return restaged.get();
    }

    /** Makes the debtors known, and waits until the service has told of each. */
    void begin(Duration patience) {
        for (int debtor = 0; debtor < DEBTORS; debtor++) {
            send(Topics.ACCOUNT_OVERDUE, statement(debtor));
        }
        awaitAnswers(patience);
    }

    /** Pays so often a second until told to stop; how long the answers took. */
    Wait payWhile(int perSecond, BooleanSupplier goesOn) {
        delays = new ConcurrentHistogram(3);
        var begun = System.nanoTime();
        long count = 0;
        while (goesOn.getAsBoolean()) {
            var at = begun + count * 1_000_000_000L / perSecond;
            sleep(Duration.ofNanos(at - System.nanoTime()));
            send(Topics.ACCOUNT_PAYMENT, payment((int) (count % DEBTORS)));
            count++;
        }
        awaitAnswers(Duration.ofSeconds(10));
        var found = delays;
        var missing = waiting.size();
        waiting.clear();
        return new Wait(
                found.getTotalCount(),
                missing,
                found.getValueAtPercentile(50) / 1000.0,
                found.getValueAtPercentile(99) / 1000.0,
                found.getMaxValue() / 1000.0);
    }

    private void awaitAnswers(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < deadline) {
            sleep(Duration.ofMillis(50));
        }
    }

    private <V extends SpecificRecord> void send(Topic<V> topic, V event) {
        waiting.put((UUID) event.get(0), System.nanoTime());
        producer.send(new ProducerRecord<>(topic.name(), topic.keyOf(event), event));
    }

    private AccountOverdue statement(int debtor) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return AccountOverdue.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(clock.instant().minus(Duration.ofDays(2)))
                .setDebtorId(PREFIX + debtor)
                .setAccountId(PREFIX + debtor)
                .setCreditor("BANK")
                .setProduct("CREDIT_CARD")
                .setJurisdictions(List.of("CN"))
                .setOverdueSince(today.minusDays(10))
                .setAmountOverdue(cny("1000000"))
                .setBalance(cny("9000000"))
                .build();
    }

    private PaymentPosted payment(int debtor) {
        return PaymentPosted.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(clock.instant())
                .setDebtorId(PREFIX + debtor)
                .setAccountId(PREFIX + debtor)
                .setPaymentId(UUID.randomUUID().toString())
                .setKind(PaymentKind.PAYMENT)
                .setAmount(cny("1"))
                .setEffectiveDate(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .build();
    }

    private static Money cny(String amount) {
        return new Money(new BigDecimal(amount).setScale(4), "CNY");
    }

    private static void sleep(Duration time) {
        if (!time.isPositive()) {
            return;
        }
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
