package io.forbear.compliance.conduct;

import static java.util.Objects.requireNonNull;

import io.forbear.compliance.intake.IntakeReader;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce;
import io.forbear.messaging.ParkingStream;
import io.forbear.messaging.wire.KafkaClients;
import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.service.work.Work;
import io.forbear.topics.EventSerdes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;
import reactor.core.publisher.Mono;

/** Runs the stream. */
@Configuration(proxyBeanMethods = false)
@EnableKafkaStreams
class ConductConfiguration {
    private static final Duration REVIVAL_PAUSE = Duration.ofSeconds(2);

    @Bean
    KStream<byte[], Announcement> conduct(
            StreamsBuilder builder,
            PacksInForce packs,
            Horizon horizon,
            EventSerdes serdes,
            RegistryProbe registry,
            Clock clock,
            MeterRegistry meters,
            Agendas agendas) {
        return ConductTopology.build(
                builder, packs, horizon, Wire.of(serdes, registry), clock, meters, agendas);
    }

    @Bean
    Agendas agendas() {
        return new Agendas();
    }

    @Bean
    Work workOnTerms(Agendas agendas) {
        return new Work("terms", now -> Mono.fromSupplier(() -> agendas.dueSince(now)));
    }

    @Bean
    MeterBinder runningTerms(Agendas agendas) {
        return registry ->
                Gauge.builder("forbear.terms.running", agendas, Agendas::size)
                        .description("about how many subjects have a term set by law that runs")
                        .register(registry);
    }

    /** What the stream parks is listed, and replayed, with what the projection parks. */
    @Bean
    ParkingStream conductParking() {
        return new ParkingStream(ConductTopology.GROUP, IntakeReader.topics());
    }

    /**
     * A thread that fails is replaced and reads on from its last commit: what fails is never a
     * record, those are parked, but the broker, the registry or the disk.
     *
     * <p>An instance that ends leaves the group, so that others take over its debtors at once. One
     * with a name of its own ({@code group.instance.id}) is expected back under it, with its state:
     * it stays a member, and its debtors wait, until the session's timeout.
     *
     * @param instance under which name the stream's clients are known to the broker
     */
    @Bean
    StreamsBuilderFactoryBeanConfigurer conductLifecycle(
            @Value("${forbear.conduct.close-timeout-seconds:15}") int closeTimeout,
            @Value("${forbear.instance:}") String instance) {
        return factory -> {
            var properties = requireNonNull(factory.getStreamsConfiguration());
            if (!instance.isBlank()) {
                properties.setProperty(
                        StreamsConfig.CLIENT_ID_CONFIG,
                        KafkaClients.clientId(instance, ConductTopology.GROUP));
                factory.setStreamsConfiguration(properties);
            }
            factory.setCloseTimeout(closeTimeout);
            factory.setLeaveGroupOnClose(!isNamed(factory));
            factory.setStreamsUncaughtExceptionHandler(
                    _ -> StreamThreadExceptionResponse.REPLACE_THREAD);
        };
    }

    @Bean
    StreamRevival streamRevival(StreamsBuilderFactoryBean stream) {
        var revival = new StreamRevival(stream, REVIVAL_PAUSE);
        stream.setStateListener(revival);
        return revival;
    }

    private static boolean isNamed(StreamsBuilderFactoryBean stream) {
        var settings = requireNonNull(stream.getStreamsConfiguration());
        return settings.containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    }
}
