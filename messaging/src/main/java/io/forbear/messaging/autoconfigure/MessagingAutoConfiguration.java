package io.forbear.messaging.autoconfigure;

import io.forbear.messaging.Outbox;
import io.forbear.messaging.outbox.OutboxRows;
import io.forbear.messaging.outbox.Wakeup;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.TraceContexts;
import io.forbear.topics.EventSerdes;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/** Gives a service its outbox, its consumers and its topics. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration"
        })
public class MessagingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EventSerdes eventSerdes(@Value("${forbear.registry.url}") String registryUrl) {
        return new EventSerdes(registryUrl);
    }

    @Bean
    EventBytes eventBytes(EventSerdes serdes) {
        return new EventBytes(serdes);
    }

    @Bean
    TraceContexts traceContexts(
            ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new TraceContexts(
                tracer.getIfAvailable(() -> Tracer.NOOP),
                propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    Wakeup outboxWakeup() {
        return new Wakeup();
    }

    @Bean
    OutboxRows outboxRows(DatabaseClient database, Wakeup wakeup) {
        return new OutboxRows(database, wakeup);
    }

    @Bean
    Outbox outbox(EventBytes bytes, TraceContexts traces, OutboxRows rows) {
        return new Outbox(bytes, traces, rows);
    }
}
