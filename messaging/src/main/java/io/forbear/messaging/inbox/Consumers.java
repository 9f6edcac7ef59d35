package io.forbear.messaging.inbox;

import static java.util.Objects.requireNonNull;

import io.forbear.messaging.ParkingStream;
import io.forbear.messaging.TraceContexts;
import io.forbear.messaging.wire.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Kafka's consumers, one set per group. With the range assignor a consumer has the same partitions
 * of all topics, so one debtor is handled by one thread, whatever the topic.
 *
 * <p>Records come as bytes, so that one which cannot be decoded can be parked as it is. A listener
 * may block: the order per key needs it.
 */
public final class Consumers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);

    /** Few enough that a consumer in trouble is not busy for hours before it commits. */
    private static final int MAX_POLL_RECORDS = 100;

    /** How soon the partitions of a consumer that was killed go to another. */
    private static final int SESSION_MILLIS = 10_000;

    private static final int HEARTBEAT_MILLIS = 3_000;

    private static final long POLL_MILLIS = 1000;

    private static final long FIRST_PAUSE_MILLIS = 200;

    private static final String BEAN = "inbox-";

    /** Ending of the group that takes in what a stream has parked. */
    private static final String PARKED = "-parked";

    private final KafkaClients clients;
    private final Subscriptions subscriptions;
    private final Inbox inbox;
    private final BatchInbox together;
    private final StreamParking streams;
    private final InboxSettings settings;
    private final MeterRegistry meters;
    private final TraceContexts traces;
    private final String instance;
    private volatile List<ConcurrentMessageListenerContainer<byte[], byte[]>> running = List.of();

    /**
     * @param instance tells instances of this service apart; may be empty
     */
    Consumers(
            KafkaClients clients,
            Subscriptions subscriptions,
            Inbox inbox,
            BatchInbox together,
            StreamParking streams,
            InboxSettings settings,
            MeterRegistry meters,
            TraceContexts traces,
            String instance) {
        this.clients = clients;
        this.subscriptions = subscriptions;
        this.inbox = inbox;
        this.together = together;
        this.streams = streams;
        this.settings = settings;
        this.meters = meters;
        this.traces = traces;
        this.instance = instance;
    }

    @Override
    public void start() {
        running =
                Stream.concat(
                                subscriptions.groups().stream().map(this::container),
                                streams.streams().stream().map(this::container))
                        .toList();
        running.forEach(ConcurrentMessageListenerContainer::start);
    }

    @Override
    public void stop() {
        running.forEach(ConcurrentMessageListenerContainer::stop);
        running = List.of();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }

    /**
     * Takes no more records for a group until {@link #resume}, and stays its member: nothing is
     * lost, nothing piles up here. What was fetched before is still worked on.
     */
    public void pause(String group) {
        of(group).forEach(ConcurrentMessageListenerContainer::pause);
    }

    /** Goes on where {@link #pause} stopped. */
    public void resume(String group) {
        of(group).forEach(ConcurrentMessageListenerContainer::resume);
    }

    /** Whether no more records are taken for a group at present. */
    boolean isPaused(String group) {
        return of(group).anyMatch(ConcurrentMessageListenerContainer::isPauseRequested);
    }

    private Stream<ConcurrentMessageListenerContainer<byte[], byte[]>> of(String group) {
        return running.stream().filter(one -> (BEAN + group).equals(one.getBeanName()));
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(String group) {
        return container(group, subscriptions.topics(group), batch -> consume(group, batch));
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(ParkingStream stream) {
        return container(
                stream.group() + PARKED,
                StreamParking.parkedTopics(stream),
                batch -> takeIn(stream, batch));
    }

    private void takeIn(ParkingStream stream, List<ConsumerRecord<byte[], byte[]>> batch) {
        Flux.fromIterable(batch).concatMap(message -> streams.take(stream, message)).blockLast();
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(
            String group,
            Collection<String> topics,
            Consumer<List<ConsumerRecord<byte[], byte[]>>> work) {
        BatchMessageListener<byte[], byte[]> listener = batch -> orSetBack(work, batch);
        var properties = new ContainerProperties(topics.toArray(String[]::new));
        properties.setGroupId(group);
        properties.setMessageListener(listener);
        // so that a group that has consumed all of a topic of transactions also says so
        properties.setFixTxOffsets(true);
        properties.setPollTimeout(POLL_MILLIS);
        var factory =
                new DefaultKafkaConsumerFactory<>(
                        consumerSettings(clients, settings, group, instance),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        factory.addListener(new MicrometerConsumerListener<>(meters));
        var container = new ConcurrentMessageListenerContainer<>(factory, properties);
        container.setBeanName(BEAN + group);
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(untilTheOutageEnds());
        return container;
    }

    /**
     * What fails is read from Kafka again. Kept in memory, its offset could be committed by the
     * correction of offsets when partitions go to another consumer, and it would be worked on by
     * both.
     */
    private static void orSetBack(
            Consumer<List<ConsumerRecord<byte[], byte[]>>> work,
            List<ConsumerRecord<byte[], byte[]>> batch) {
        try {
            work.accept(batch);
        } catch (RuntimeException | Error e) {
            throw new BatchListenerFailedException("an outage: read again from here", e, 0);
        }
    }

    /**
     * What can be done together first; then several keys at a time, one record of a key after the
     * other. All are decoded before.
     */
    private void consume(String group, List<ConsumerRecord<byte[], byte[]>> batch) {
        var all = batch.stream().map(message -> Received.of(group, message)).toList();
        var byKey = new LinkedHashMap<String, List<Mono<Void>>>();
        for (var received : together.consume(group, all)) {
            byKey.computeIfAbsent(String.valueOf(received.key()), _ -> new ArrayList<>())
                    .add(consume(received));
        }
        Flux.fromIterable(byKey.values())
                .flatMapDelayError(Flux::concat, settings.keysAtATime(), 1)
                .blockLast();
    }

    private Mono<Void> consume(Received received) {
        var subscription = requireNonNull(subscriptions.find(received.group(), received.topic()));
        return traces.continuing(received.work("take"), inbox.consume(subscription, received));
    }

    /** Whatever else fails is parked; so this only waits, and gives up nothing. */
    private DefaultErrorHandler untilTheOutageEnds() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        pauses.setMaxInterval(settings.outageBackOff().toMillis());
        var handler = new DefaultErrorHandler(pauses);
        handler.setClassifications(Map.of(), true);
        handler.setRetryListeners(Consumers::tell);
        return handler;
    }

    /** Without the message of the failure, which may quote a record. */
    private static void tell(
            ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        LOG.warn(
                "{}-{}@{} and what follows it waits, after {} tries: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                attempt,
                failure == null
                        ? null
                        : NestedExceptionUtils.getMostSpecificCause(failure).getClass());
    }

    static Map<String, Object> consumerSettings(
            KafkaClients clients, InboxSettings settings, String group, String instance) {
        var consumer = new HashMap<>(clients.consumer());
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, KafkaClients.clientId(instance, group));
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        var records = Integer.parseInt("" + consumer.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG));
        consumer.putIfAbsent(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                Math.toIntExact(settings.patience(records).toMillis()));
        consumer.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        consumer.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        consumer.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(RangeAssignor.class.getName()));
        return consumer;
    }
}
