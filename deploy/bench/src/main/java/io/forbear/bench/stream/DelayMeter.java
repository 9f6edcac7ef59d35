package io.forbear.bench.stream;

import io.forbear.bench.stream.Pace.Question;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.ContactDecided;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events at a steady pace and waits for what they lead to. A delay counts from the instant at
 * which its event was due, so that a stall is seen by all events it held up. One event in ten is a
 * call at night whose violation is awaited; proposals are all answered.
 */
final class DelayMeter {
    private static final double UNLAWFUL = 0.1;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Kafka kafka;
    private final Feed feed;
    private final Traffic traffic;
    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private final Histogram micros = new Histogram(Duration.ofMinutes(5).toNanos() / 1000, 3);
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean ended;

    DelayMeter(Kafka kafka, Feed feed, int debtors) {
        this.kafka = kafka;
        this.feed = feed;
        this.traffic = new Traffic(0, debtors, UNLAWFUL);
    }

    /**
     * Measures at one pace.
     *
     * @param first round of calls that nobody has reported yet
     */
    Delay measure(Pace pace, int first) {
        var listening = new Thread(() -> listen(pace.question()), "answers");
        listening.start();
        try {
            send(pace, first);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!due.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(50);
            }
            ended = true;
            listening.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return new Delay(
                pace,
                micros.getTotalCount(),
                due.size(),
                millis(50),
                millis(99),
                millis(99.9),
                micros.getMaxValue() / 1000.0);
    }

    private double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    private void send(Pace pace, int first) throws InterruptedException {
        ready.await();
        long count = pace.perSecond() * pace.duration().toSeconds();
        long warm = count / 3;
        long begun = System.nanoTime();
        for (long n = 0; n < count; n++) {
            long at = begun + n * 1_000_000_000L / pace.perSecond();
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            int debtor = (int) (n * 7_919 % traffic.debtors());
            int round = first + (int) (n / traffic.debtors());
            switch (pace.question()) {
                case VIOLATION -> {
                    var made = traffic.call(debtor, round);
                    if (traffic.isAtNight(debtor, round)) {
                        expect(made.getEventId().toString(), at, n >= warm);
                    }
                    feed.send(Topics.CONTACT_ATTEMPTED, made);
                }
                case DECISION -> {
                    var proposed = traffic.proposal(debtor, round);
                    expect(proposed.getProposalId(), at, n >= warm);
                    feed.send(Topics.CONTACT_PROPOSED, proposed);
                }
            }
        }
    }

    /** Those of the time of warming up are waited for, but not counted. */
    private void expect(String id, long at, boolean isCounted) {
        due.put(id, isCounted ? at : -1);
    }

    private void listen(Question question) {
        var topic = topic(question);
        try (var consumer = consumer();
                Deserializer<SpecificRecord> decoder =
                        new EventSerdes(kafka.registry()).deserializer()) {
            var partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(topic.name(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!ended) {
                for (var record : consumer.poll(Duration.ofMillis(20))) {
                    arrived(idOf(decoder.deserialize(topic.name(), record.value())));
                }
            }
        }
    }

    private void arrived(@Nullable String id) {
        long now = System.nanoTime();
        var at = id == null ? null : due.remove(id);
        if (at != null && at >= 0) {
            micros.recordValue(Math.max(0, (now - at) / 1000));
        }
    }

    private static Topic<?> topic(Question question) {
        return switch (question) {
            case VIOLATION -> Topics.COMPLIANCE_VIOLATION;
            case DECISION -> Topics.CONTACT_DECIDED;
        };
    }

    private static @Nullable String idOf(SpecificRecord event) {
        return switch (event) {
            case ComplianceViolation violation -> violation.getSubjectId();
            case ContactDecided decided -> decided.getProposalId();
            default -> null;
        };
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrap(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
