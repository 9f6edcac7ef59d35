package io.forbear.messaging.autoconfigure;

import io.forbear.messaging.Outbox;
import io.forbear.messaging.RememberedRequests;
import io.forbear.messaging.TraceContexts;
import io.forbear.messaging.inbox.InboxConfiguration;
import io.forbear.messaging.outbox.OutboxRelay;
import io.forbear.messaging.outbox.OutboxRows;
import io.forbear.messaging.outbox.OutboxSettings;
import io.forbear.messaging.outbox.RelayMetrics;
import io.forbear.messaging.outbox.Wakeup;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.messaging.topics.RegistrySettings;
import io.forbear.messaging.topics.RetentionSettings;
import io.forbear.messaging.topics.TopicPreparation;
import io.forbear.messaging.topics.TopicSettings;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.KafkaClients;
import io.forbear.messaging.work.ConsumerWork;
import io.forbear.messaging.work.OutboxWork;
import io.forbear.service.work.Work;
import io.forbear.topics.EventSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/** Gives a service its outbox, its consumers and its topics. */
@AutoConfiguration
@Import(InboxConfiguration.class)
@EnableConfigurationProperties({
    OutboxSettings.class,
    TopicSettings.class,
    RetentionSettings.class,
    RegistrySettings.class
})
public class MessagingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EventSerdes eventSerdes(RegistrySettings registry) {
        return EventSerdes.ofRegisteredSchemas(registry.access());
    }

    @Bean
    EventBytes eventBytes(EventSerdes serdes) {
        return new EventBytes(serdes);
    }

    @Bean
    TraceContexts traceContexts(
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            ObservationRegistry observations) {
        return new TraceContexts(
                tracer.getIfAvailable(() -> Tracer.NOOP),
                propagator.getIfAvailable(() -> Propagator.NOOP),
                observations);
    }

    @Bean
    Wakeup outboxWakeup() {
        return new Wakeup();
    }

    @Bean
    OutboxRows outboxRows(DatabaseClient database, Wakeup wakeup, OutboxSettings settings) {
        return new OutboxRows(database, wakeup, settings.relay());
    }

    /** As Spring Boot sets its own clients, certificates of an SSL bundle included. */
    @Bean
    KafkaClients kafkaClients(
            ProducerFactory<?, ?> producers, ConsumerFactory<?, ?> consumers, KafkaAdmin admin) {
        return new KafkaClients(
                producers.getConfigurationProperties(),
                consumers.getConfigurationProperties(),
                admin.getConfigurationProperties());
    }

    @Bean
    TopicPreparation topicPreparation(
            TopicSettings settings,
            RetentionSettings retention,
            KafkaClients kafka,
            EventBytes bytes,
            RegistrySettings registry,
            @Value("${spring.application.name}") String service) {
        return new TopicPreparation(settings, retention, kafka, bytes, registry, service);
    }

    @Bean
    RelayMetrics relayMetrics(MeterRegistry meters) {
        return new RelayMetrics(meters);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "forbear.outbox.relay", matchIfMissing = true)
    OutboxRelay outboxRelay(
            ConnectionFactory connections,
            KafkaClients kafka,
            @Value("${spring.application.name}") String service,
            OutboxSettings settings,
            Wakeup wakeup,
            RelayMetrics metrics) {
        return new OutboxRelay(ofRelay(connections), kafka, service, settings, wakeup, metrics);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "forbear.outbox.relay", matchIfMissing = true)
    Work publishedFromOutbox(DatabaseClient database) {
        var outbox = new OutboxWork(database);
        return new Work("outbox", outbox::doneUntil);
    }

    @Bean
    ConsumerWork consumerWork(KafkaClients kafka) {
        return new ConsumerWork(kafka);
    }

    /** Outside the pool; as bytes, for as text the driver reads them with a regular expression. */
    private static ConnectionFactory ofRelay(ConnectionFactory factory) {
        var options = OptionsCapableConnectionFactory.unwrapFrom(factory);
        return options == null
                ? withoutPool(factory)
                : ConnectionFactories.get(
                        options.getOptions()
                                .mutate()
                                .option(PostgresqlConnectionFactoryProvider.FORCE_BINARY, true)
                                .build());
    }

    private static ConnectionFactory withoutPool(ConnectionFactory factory) {
        return factory instanceof Wrapped<?> wrapped
                        && wrapped.unwrap() instanceof ConnectionFactory inner
                ? withoutPool(inner)
                : factory;
    }

    @Bean
    MarkedRequests markedRequests(DatabaseClient database) {
        return new MarkedRequests(database);
    }

    @Bean
    RememberedRequests rememberedMarkedRequests() {
        return MarkedRequests.TABLE;
    }

    @Bean
    Outbox outbox(EventBytes bytes, TraceContexts traces, OutboxRows rows) {
        return new Outbox(bytes, traces, rows);
    }
}
