package io.forbear.gateway.sending;

import io.forbear.gateway.command.CommandService;
import io.forbear.gateway.provider.Provider;
import io.forbear.gateway.provider.Providers;
import io.forbear.service.work.Work;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Lays the lines, and shows how they are. */
@Configuration(proxyBeanMethods = false)
class SendingConfiguration {
    @Bean
    Lines lines(Providers providers, Clock clock, JsonMapper json, MeterRegistry meters) {
        var lines =
                new Lines(
                        providers.all().stream()
                                .map(one -> new Line(one, transport(one, json, clock), clock))
                                .toList());
        lines.all().forEach(line -> measure(line, meters));
        return lines;
    }

    /** What a provider cannot be given now does not wait for us. */
    @Bean
    Work sentToProviders(Lines lines, CommandService commands) {
        return new Work(
                "providers",
                now ->
                        Flux.fromIterable(lines.all())
                                .filter(line -> line.breaker().getState() == State.CLOSED)
                                .flatMap(line -> commands.oldest(line.provider(), now))
                                .reduce((one, other) -> one.isBefore(other) ? one : other));
    }

    private static Transport transport(Provider provider, JsonMapper json, Clock clock) {
        var http = provider.settings().http();
        var smtp = provider.settings().smtp();
        if (http != null) {
            return new HttpTransport(http, WebClient.create(), json);
        }
        if (smtp == null) {
            throw new IllegalStateException("a provider speaks HTTP or SMTP");
        }
        return new SmtpTransport(smtp, provider.settings().limits().timeLimit(), clock);
    }

    private static void measure(Line line, MeterRegistry meters) {
        var name = line.provider().name();
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(line.breakers()).bindTo(meters);
        Gauge.builder("forbear.gateway.backlog", line, Line::backlog)
                .tag("provider", name)
                .description("commands taken and not sent yet")
                .register(meters);
        Gauge.builder("forbear.gateway.paused", line, one -> one.isPaused() ? 1 : 0)
                .tag("provider", name)
                .description("1 while no commands are taken from Kafka")
                .register(meters);
    }

    /** One component for each provider. PAUSED and PROBING leave the service ready. */
    @Bean
    CompositeHealthContributor gatewayHealthContributor(Lines lines) {
        return CompositeHealthContributor.fromMap(
                lines.all().stream()
                        .collect(
                                Collectors.toMap(
                                        line -> line.provider().name(),
                                        SendingConfiguration::indicator)));
    }

    private static HealthIndicator indicator(Line line) {
        return () -> health(line);
    }

    private static Health health(Line line) {
        var state = line.breaker().getState();
        var status =
                switch (state) {
                    case OPEN, FORCED_OPEN -> Health.status("PAUSED");
                    case HALF_OPEN -> Health.status("PROBING");
                    case CLOSED, DISABLED, METRICS_ONLY -> Health.up();
                };
        return status.withDetail("breaker", state)
                .withDetail("backlog", line.backlog())
                .withDetail("consuming", !line.isPaused())
                .build();
    }
}
