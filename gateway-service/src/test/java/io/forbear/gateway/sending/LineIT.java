package io.forbear.gateway.sending;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.gateway.ProviderSimulator;
import io.forbear.gateway.command.Because;
import io.forbear.gateway.command.Command;
import io.forbear.gateway.command.Result;
import io.forbear.gateway.provider.Medium;
import io.forbear.gateway.provider.Provider;
import io.forbear.gateway.provider.ProviderSettings;
import io.forbear.gateway.provider.ProviderSettings.Http;
import io.forbear.simulator.provider.Mood;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A line to a provider that really answers, or does not, over HTTP. */
class LineIT {
    private static final Clock CLOCK = Clock.systemUTC();

    private final AtomicInteger looks = new AtomicInteger();

    private static Command command(String id) {
        return new Command(
                id, "+8613800138000", "en", "A subject", id, CLOCK.instant().plusSeconds(60));
    }

    private Line line(ProviderSimulator provider, boolean idempotent, int takenBackFromLook) {
        return line(
                provider,
                idempotent,
                Map.of(),
                _ -> Mono.fromSupplier(() -> looks.incrementAndGet() >= takenBackFromLook));
    }

    private static Line line(
            ProviderSimulator provider,
            boolean idempotent,
            Map<String, Resource> secrets,
            Function<String, Mono<Boolean>> takenBack) {
        var http =
                new Http(
                        provider.url(),
                        Map.of(),
                        "{\"text\":\"{message}\"}",
                        secrets,
                        idempotent,
                        "/id",
                        Set.of(422),
                        null);
        var limits = QuickLimits.of(Duration.ofSeconds(1), 3);
        var settings = new ProviderSettings(Medium.SMS, http, null, limits, null);
        return new Line(
                new Provider("rented", settings),
                new HttpTransport(http, WebClient.create(), JsonMapper.shared()),
                CLOCK,
                takenBack);
    }

    private static Result send(Line line, String id) {
        return line.send(command(id)).blockOptional().orElseThrow();
    }

    @Test
    void sendsAgainToAnIdempotentProviderWhenItsAnswerIsLost() {
        var provider = new ProviderSimulator(true);
        var answers = new AtomicInteger();
        provider.is(_ -> answers.getAndIncrement() == 0 ? Mood.SENDS_AND_BREAKS : Mood.WORKS);

        var result = send(line(provider, true, 99), "lost");

        assertThat(result).isEqualTo(new Result.Accepted("m-lost"));
        assertThat(provider.calls()).isEqualTo(2);
        assertThat(provider.timesSent("lost")).isEqualTo(1);
    }

    @Test
    void neverSendsAgainToAnotherProviderWhenItsAnswerIsLost() {
        var provider = new ProviderSimulator(false);
        provider.is(_ -> Mood.SENDS_AND_BREAKS);

        var result = send(line(provider, false, 99), "lost");

        assertThat(result).isInstanceOf(Result.Uncertain.class);
        assertThat(provider.calls()).isEqualTo(1);
        assertThat(provider.timesSent("lost")).isEqualTo(1);
    }

    @Test
    void stopsItsRetriesOnceTheCommandIsTakenBack() {
        var provider = new ProviderSimulator(true);
        provider.is(_ -> Mood.BUSY);

        var result = send(line(provider, true, 2), "recalled");

        assertThat(result).isEqualTo(new Result.Withheld(Because.CANCELLED));
        assertThat(provider.calls()).isEqualTo(1);
        assertThat(provider.timesSent("recalled")).isZero();
    }

    @Test
    void cannotTellOfACommandTakenBackWhileItWasInDoubt() {
        var provider = new ProviderSimulator(true);
        provider.is(_ -> Mood.SENDS_AND_BREAKS);

        assertThat(send(line(provider, true, 2), "recalled")).isInstanceOf(Result.Uncertain.class);
        assertThat(provider.calls()).isEqualTo(1);
    }

    @Test
    void doesNotCallForWhatWasTakenBackOrIsPast() {
        var provider = new ProviderSimulator(true);
        var past =
                new Command(
                        "past", "+1", "en", "A subject", "past", CLOCK.instant().minusSeconds(1));

        assertThat(send(line(provider, true, 1), "recalled")).isInstanceOf(Result.Withheld.class);
        assertThat(line(provider, true, 99).send(past).block())
                .isEqualTo(new Result.Withheld(Because.EXPIRED));
        assertThat(provider.calls()).isZero();
    }

    @Test
    void blamesNoProviderForFaultsOfOurOwn() {
        var provider = new ProviderSimulator(true);
        var forgetful =
                line(
                        provider,
                        true,
                        Map.of(),
                        _ -> Mono.error(new IllegalStateException("no database")));
        var locked =
                line(
                        provider,
                        true,
                        Map.of("key", new FileSystemResource("target/no-such-secret")),
                        _ -> Mono.just(false));

        for (var line : List.of(forgetful, locked)) {
            for (int i = 0; i < 6; i++) {
                assertThat(send(line, "ours " + i))
                        .isInstanceOfSatisfying(
                                Result.NotSent.class,
                                notSent ->
                                        assertThat(notSent.reach())
                                                .isEqualTo(Result.Reach.NOT_TRIED));
            }
            assertThat(line.breaker().getState()).isEqualTo(State.CLOSED);
        }
        assertThat(provider.calls()).isZero();
    }

    @Test
    void leavesAFailingProviderAloneAndTriesItAgainLater() {
        var provider = new ProviderSimulator(true);
        provider.is(_ -> Mood.BUSY);
        var line = line(provider, true, 99);
        send(line, "one");
        send(line, "two");

        assertThat(line.breaker().getState()).isEqualTo(State.OPEN);
        int calls = provider.calls();
        assertThat(send(line, "three"))
                .isEqualTo(
                        new Result.NotSent("the provider is left alone", Result.Reach.UNREACHED));
        assertThat(provider.calls()).isEqualTo(calls);
        assertThat(line.reserve()).isZero();

        provider.is(_ -> Mood.WORKS);
        soon(() -> assertThat(line.breaker().getState()).isEqualTo(State.HALF_OPEN));
        assertThat(send(line, "three")).isEqualTo(new Result.Accepted("m-three"));
        assertThat(line.breaker().getState()).isEqualTo(State.CLOSED);
    }
}
