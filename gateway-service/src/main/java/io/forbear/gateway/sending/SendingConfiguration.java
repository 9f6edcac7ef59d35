package io.forbear.gateway.sending;

import io.forbear.gateway.command.CommandService;
import io.forbear.gateway.command.Result;
import io.forbear.gateway.provider.Provider;
import io.forbear.gateway.provider.ProviderSettings.Limits;
import io.forbear.gateway.provider.Providers;
import io.forbear.service.work.Work;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/** Lays the lines, and shows how they are. */
@Configuration(proxyBeanMethods = false)
class SendingConfiguration {
    @Bean
    Lines lines(
            Providers providers,
            CommandService commands,
            Clock clock,
            JsonMapper json,
            MeterRegistry meters) {
        var lines =
                new Lines(
                        providers.all().stream()
                                .map(one -> line(one, commands, json, clock))
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

    private static Line line(
            Provider provider, CommandService commands, JsonMapper json, Clock clock) {
        return new Line(provider, transport(provider, json, clock), clock, commands::isTakenBack);
    }

    private static Transport transport(Provider provider, JsonMapper json, Clock clock) {
        var http = provider.settings().http();
        var smtp = provider.settings().smtp();
        if (http != null) {
            return new HttpTransport(http, client(provider.settings().limits()), json);
        }
        if (smtp == null) {
            throw new IllegalStateException("a provider speaks HTTP or SMTP");
        }
        return new SmtpTransport(smtp, provider.settings().limits().timeLimit(), clock);
    }

    /**
     * A request that may have left is not written again behind our back; that is why connections
     * that idle, and may be dead, are not used.
     */
    static WebClient client(Limits limits) {
        var connections =
                ConnectionProvider.builder("provider")
                        .maxConnections(2 * limits.concurrency())
                        .maxIdleTime(Duration.ofSeconds(4))
                        .build();
        var http =
                HttpClient.create(connections)
                        .disableRetry(true)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                Math.toIntExact(limits.timeLimit().dividedBy(2).toMillis()));
        return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
    }

    private static void measure(Line line, MeterRegistry meters) {
        var name = line.provider().name();
        for (var result : Result.class.getPermittedSubclasses()) {
            Dispatcher.calls(meters, line, result); // zeros, so that the first one is a rise
        }
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(line.breakers()).bindTo(meters);
        Gauge.builder("forbear.gateway.backlog", line, Line::backlog)
                .tag("provider", name)
                .description("commands taken and not sent yet")
                .register(meters);
        Gauge.builder("forbear.gateway.in.doubt", line, Line::inDoubt)
                .tag("provider", name)
                .description("commands that may or may not have been sent")
                .register(meters);
        Gauge.builder("forbear.gateway.paused", line, one -> one.isPaused() ? 1 : 0)
                .tag("provider", name)
                .description("1 while no commands are taken from Kafka")
                .register(meters);
    }

    /**
     * One component for each provider. PAUSED, PROBING and SEALED (numbers and addresses cannot be
     * opened with our keys) leave the service ready.
     */
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
        var status = line.isSealed() ? Health.status("SEALED") : status(state);
        return status.withDetail("breaker", state)
                .withDetail("backlog", line.backlog())
                .withDetail("consuming", !line.isPaused())
                .build();
    }

    private static Health.Builder status(CircuitBreaker.State state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> Health.status("PAUSED");
            case HALF_OPEN -> Health.status("PROBING");
            case CLOSED, DISABLED, METRICS_ONLY -> Health.up();
        };
    }
}
