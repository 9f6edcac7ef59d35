package io.forbear.compliance.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.compliance.conduct.Stories.Sent;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The stream on a broker, with its own number of partitions and threads; time stands still. */
final class LiveStream implements AutoCloseable {
    private static final String SETTINGS = "spring.kafka.streams.properties.";
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int ROUNDS = 3;
    private static final Clock CLOCK = Clock.fixed(Stories.END, ZoneOffset.UTC);

    private final String bootstrap;
    private final String group;
    private final int threads;
    private final Admin admin;
    private KafkaStreams running;

    /** Makes the topics anew, so that one broker serves one stream after the other. */
    LiveStream(String bootstrap, int partitions, int threads, Path state) {
        this.bootstrap = bootstrap;
        this.group = "conduct-%d-%d".formatted(partitions, threads);
        this.threads = threads;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        makeTopics(partitions);
        this.running = stream(state);
        running.start();
    }

    /** Ends it, leaves the group, and starts another one with what lies in a folder. */
    void restart(Path state) {
        stop();
        running = stream(state);
        running.start();
    }

    /**
     * Writes events in this order, as far as partitions keep it; what did not arrive, and all after
     * it, once more, as a relay would. Which topics there are is asked before: a batch that is sent
     * while the client learns of another topic may lie in it until its time is up.
     */
    void send(List<Sent<?>> events) {
        var bytes = new ByteArraySerializer();
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrap,
                        "request.timeout.ms", 5_000,
                        "delivery.timeout.ms", 10_000);
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            events.stream()
                    .map(sent -> sent.topic().name())
                    .distinct()
                    .forEach(producer::partitionsFor);
            var left = events;
            for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
                left = left.subList(arrived(producer, left), left.size());
            }
            assertThat(left).isEmpty();
        }
    }

    /** How many arrived before the first that did not. */
    private static int arrived(KafkaProducer<byte[], byte[]> producer, List<Sent<?>> events) {
        var written = events.stream().map(sent -> producer.send(record(sent))).toList();
        producer.flush();
        var before = written.stream().takeWhile(one -> one.state() == Future.State.SUCCESS);
        return (int) before.count();
    }

    /** Waits until everything sent is judged and committed. */
    void awaitRead() {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(() -> lag() == 0);
    }

    /** Waits until the stream has judged something, and maybe not all. */
    void awaitBegun() {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !committed().isEmpty());
    }

    /** All committed events of a topic; those of a debtor in their order. */
    <V extends SpecificRecord> List<V> read(Topic<V> topic) {
        return read(topic.name(), bytes -> decode(topic, bytes));
    }

    /** How many records were parked. */
    long parked() {
        return ConductTopology.topicNames().stream()
                .map(name -> name + Topic.PARKED_SUFFIX)
                .mapToLong(name -> read(name, _ -> name).size())
                .sum();
    }

    @Override
    public void close() {
        stop();
        admin.close();
    }

    private void stop() {
        running.close(
                CloseOptions.timeout(LIMIT)
                        .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    private KafkaStreams stream(Path state) {
        var builder = new StreamsBuilder();
        var packs = new PacksInForce(Books.shipped().packs(), PlainAvro.wire().readers());
        var meters = new SimpleMeterRegistry();
        ConductTopology.build(
                builder, packs, Horizon.USUAL, PlainAvro.wire(), CLOCK, meters, new Agendas());
        var settings = shippedSettings();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        return new KafkaStreams(builder.build(), settings);
    }

    private static Properties shippedSettings() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yml"));
        var settings = new Properties();
        var service = Objects.requireNonNull(yaml.getObject());
        for (var name : service.stringPropertyNames()) {
            if (name.startsWith(SETTINGS)) {
                settings.put(name.substring(SETTINGS.length()), service.getProperty(name));
            }
        }
        return settings;
    }

    private static ProducerRecord<byte[], byte[]> record(Sent<?> sent) {
        return new ProducerRecord<>(sent.topic().name(), sent.key(), sent.bytes());
    }

    private void makeTopics(int partitions) {
        var present = get(admin.listTopics().names());
        get(admin.deleteTopics(present).all());
        await().atMost(LIMIT).until(() -> get(admin.listTopics().names()).isEmpty());
        var topics =
                topics().stream().map(name -> new NewTopic(name, partitions, (short) 1)).toList();
        get(admin.createTopics(topics).all());
        // the broker hears of a new topic a moment after the controller has made it
        await().atMost(LIMIT)
                .ignoreException(CompletionException.class)
                .until(() -> !get(admin.describeTopics(topics()).allTopicNames()).isEmpty());
    }

    private static List<String> topics() {
        var told =
                Stream.of(
                        Topics.CONTACT_DECIDED,
                        Topics.COMPLIANCE_VIOLATION,
                        Topics.COMPLIANCE_DEADLINE,
                        Topics.RULE_PACK);
        return Stream.concat(
                        told.map(Topic::name),
                        ConductTopology.topicNames().stream()
                                .flatMap(name -> Stream.of(name, name + Topic.PARKED_SUFFIX)))
                .toList();
    }

    private long lag() {
        var committed = committed();
        var ends = ends();
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    private Map<TopicPartition, Long> committed() {
        var offsets = get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return offsets.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, Long> ends() {
        var inputs = get(admin.describeTopics(ConductTopology.topicNames()).allTopicNames());
        var latest =
                inputs.values().stream()
                        .flatMap(
                                topic ->
                                        topic.partitions().stream()
                                                .map(
                                                        partition ->
                                                                new TopicPartition(
                                                                        topic.name(),
                                                                        partition.partition())))
                        .collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
        return get(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private <T> List<T> read(String topic, Function<byte[], T> decoder) {
        var bytes = new ByteArrayDeserializer();
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrap, "isolation.level", "read_committed");
        var read = new ArrayList<T>();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(message -> read.add(decoder.apply(message.value())));
            }
        }
        return read;
    }

    private static <V extends SpecificRecord> V decode(Topic<V> topic, byte[] bytes) {
        return topic.type().cast(PlainAvro.deserializer().deserialize(topic.name(), bytes));
    }

    private static <T> T get(KafkaFuture<T> answer) {
        return answer.toCompletionStage().toCompletableFuture().join();
    }
}
