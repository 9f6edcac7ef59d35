package io.forbear.compliance.backtest;

import io.forbear.compliance.backtest.Stretch.Range;
import io.forbear.compliance.intake.HistoryReader;
import io.forbear.messaging.wire.KafkaClients;
import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.stereotype.Component;

/** Reads a stretch of the real topics once more, beside the stream and without its state. */
@Component
class TopicReplay {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final EventSerdes serdes;
    private final RegistryProbe registry;
    private final BacktestSettings settings;

    TopicReplay(
            KafkaClients clients,
            EventSerdes serdes,
            RegistryProbe registry,
            BacktestSettings settings) {
        this.clients = clients;
        this.serdes = serdes;
        this.registry = registry;
        this.settings = settings;
    }

    /** Everything that the topics hold at this moment, as far as it is committed. */
    List<Range> everything() {
        try (var consumer = consumer()) {
            var partitions =
                    HistoryReader.topics().stream()
                            .map(Topic::name)
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            var begins = consumer.beginningOffsets(partitions);
            var ends = consumer.endOffsets(partitions);
            return partitions.stream()
                    .map(
                            p ->
                                    new Range(
                                            p.topic(),
                                            p.partition(),
                                            begins.getOrDefault(p, 0L),
                                            ends.getOrDefault(p, 0L)))
                    .toList();
        }
    }

    /**
     * Judges a stretch, partition by partition; the outcomes are in the order of the partitions.
     *
     * @throws IllegalStateException with the reason, if it cannot be done
     */
    List<Outcome> run(Stretch stretch, Judge judge, Progress progress) {
        progress.expect(stretch.size());
        var tasks =
                stretch.partitions().stream()
                        .<Callable<Outcome>>map(
                                p -> () -> partition(stretch.in(p), judge, progress))
                        .toList();
        var threads = Math.clamp(tasks.size(), 1, settings.threads());
        try (var pool =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name("backtest-", 0).daemon().factory())) {
            var running = tasks.stream().map(pool::submit).toList();
            return running.stream().map(task -> outcome(task, progress)).toList();
        }
    }

    private static Outcome outcome(Future<Outcome> task, Progress progress) {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            // the other threads have no use for their work any more
            progress.stop();
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            progress.stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private Outcome partition(List<Range> ranges, Judge judge, Progress progress) {
        var history = new PartitionHistory(settings.factsPerPartition());
        try (var consumer = consumer();
                var reader = new HistoryReader(serdes::deserializer, registry::knowsSchema)) {
            read(consumer, ranges, reader, history, progress);
        }
        return history.judge(judge);
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            List<Range> ranges,
            HistoryReader reader,
            PartitionHistory history,
            Progress progress) {
        var ends = ranges.stream().collect(Collectors.toMap(TopicReplay::partition, Range::to));
        consumer.assign(ends.keySet());
        ranges.forEach(range -> consumer.seek(partition(range), range.from()));
        var positions = new HashMap<TopicPartition, Long>();
        ranges.forEach(range -> positions.put(partition(range), range.from()));
        while (unfinished(consumer, ends, positions, progress)) {
            for (var record : consumer.poll(POLL)) {
                var end = ends.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end) {
                    history.add(reader.read(record.topic(), record.key(), record.value()));
                }
            }
        }
    }

    private static boolean unfinished(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, Long> positions,
            Progress progress) {
        var done = new HashSet<TopicPartition>();
        for (var assigned : consumer.assignment()) {
            var end = ends.getOrDefault(assigned, 0L);
            var position = consumer.position(assigned);
            var before = positions.getOrDefault(assigned, end);
            positions.put(assigned, Math.min(position, end));
            progress.advance(Math.max(0, Math.min(position, end) - before));
            if (position >= end) {
                done.add(assigned);
            }
        }
        var open = new HashSet<>(consumer.assignment());
        open.removeAll(done);
        if (!done.isEmpty()) {
            // those that stay keep their positions
            consumer.assign(open);
        }
        return !open.isEmpty();
    }

    private static TopicPartition partition(Range range) {
        return new TopicPartition(range.topic(), range.partition());
    }

    /** Without a group: it commits nothing, and nobody's partitions move because of it. */
    private KafkaConsumer<byte[], byte[]> consumer() {
        var config = new HashMap<>(clients.consumer());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // an offset that is gone is an error, not an invitation to read something else
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(config, bytes, bytes);
    }
}
