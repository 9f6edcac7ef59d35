package io.forbear.console.parked;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.console.cluster.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/** Writes what operations publish; opened when something is. */
@Component
class Publisher implements DisposableBean {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final KafkaAccess kafka;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    Publisher(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /** Where the record stands once Kafka has it. */
    Mono<RecordMetadata> publish(
            String topic, String key, byte[] value, Map<String, String> headers) {
        var message = new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        return Mono.<RecordMetadata>create(sink -> send(message, sink))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private void send(ProducerRecord<byte[], byte[]> message, MonoSink<RecordMetadata> sink) {
        var _ =
                producer()
                        .send(
                                message,
                                (written, failure) -> {
                                    if (failure == null) {
                                        sink.success(written);
                                    } else {
                                        sink.error(failure);
                                    }
                                });
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        var opened = producer;
        if (opened == null) {
            var settings = new HashMap<>(kafka.writing());
            settings.put("acks", "all");
            settings.put("max.block.ms", 5_000);
            settings.put("request.timeout.ms", 4_000);
            settings.put("delivery.timeout.ms", 8_000);
            settings.put("linger.ms", 0);
            opened =
                    new KafkaProducer<>(
                            settings, new ByteArraySerializer(), new ByteArraySerializer());
            producer = opened;
        }
        return opened;
    }

    @Override
    public synchronized void destroy() {
        if (producer != null) {
            producer.close(CLOSE_LIMIT);
        }
    }
}
