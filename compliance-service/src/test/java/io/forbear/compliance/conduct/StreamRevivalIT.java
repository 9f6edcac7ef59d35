package io.forbear.compliance.conduct;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.testing.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

class StreamRevivalIT {
    /** Long enough to take the topic away before the first try. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final int FAILED_TRIES = 2;
    private static final Duration QUIET = PAUSE.multipliedBy(2);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Map<String, Object> SERVERS =
            Map.of("bootstrap.servers", Surroundings.INFRASTRUCTURE.bootstrapServers());

    private final String topic = "revival-" + UUID.randomUUID();

    /** The thread that reads a global table ends where its topic begins anew, or is gone. */
    @Test
    void startsAStreamAnewThatGaveUp(@TempDir Path state) throws Exception {
        createTopic();
        write();
        var stream = streamWithGlobalTable(state);
        var starts = new AtomicInteger();
        stream.setKafkaStreamsCustomizer(_ -> starts.incrementAndGet());
        var revival = new StreamRevival(stream, PAUSE);
        stream.setStateListener(revival);
        stream.start();
        try {
            var first = requireNonNull(stream.getKafkaStreams());
            await().atMost(LIMIT).until(() -> first.state() == State.RUNNING);
            deleteTopic();
            createTopic();
            await().atMost(LIMIT).until(() -> first.state().hasCompletedShutdown());
            deleteTopic();
            await().atMost(LIMIT).until(() -> starts.get() > FAILED_TRIES);
            createTopic();
            await().atMost(LIMIT).until(() -> stateOf(stream) == State.RUNNING);
            var before = starts.get();
            await().during(QUIET).atMost(LIMIT).until(() -> starts.get() == before);
            assertThat(stateOf(stream)).as("nobody else starts it again").isEqualTo(State.RUNNING);
        } finally {
            revival.destroy();
            stream.stop();
        }
    }

    private void deleteTopic() throws Exception {
        try (var admin = Admin.create(SERVERS)) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    private void write() throws Exception {
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(SERVERS, bytes, bytes)) {
            producer.send(new ProducerRecord<>(topic, new byte[1], new byte[1])).get();
        }
    }

    private StreamsBuilderFactoryBean streamWithGlobalTable(Path state) throws Exception {
        var stream =
                new StreamsBuilderFactoryBean(
                        new KafkaStreamsConfiguration(
                                Map.of(
                                        StreamsConfig.APPLICATION_ID_CONFIG, topic,
                                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                                                Surroundings.INFRASTRUCTURE.bootstrapServers(),
                                        StreamsConfig.STATE_DIR_CONFIG, state.toString())));
        stream.afterPropertiesSet();
        requireNonNull(stream.getObject())
                .globalTable(topic, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()));
        stream.afterSingletonsInstantiated();
        return stream;
    }

    private static State stateOf(StreamsBuilderFactoryBean stream) {
        return requireNonNull(stream.getKafkaStreams()).state();
    }

    private void createTopic() throws Exception {
        try (var admin = Admin.create(SERVERS)) {
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .until(
                            () ->
                                    admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                                                    .all()
                                                    .get()
                                            == null);
        }
    }
}
