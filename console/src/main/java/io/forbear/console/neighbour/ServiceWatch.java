package io.forbear.console.neighbour;

import io.forbear.console.cluster.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks every other second whether the services serve. */
@Component
public class ServiceWatch {
    private static final Duration LIMIT = Duration.ofMillis(1_500);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Neighbours neighbours;
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final Map<String, ServiceStanding> seen = new ConcurrentHashMap<>();

    /**
     * A service.
     *
     * @param since when it was first seen so
     * @param latencyMs how long it took to answer; null: it did not
     * @param detail why it does not serve; null if it does
     */
    public record ServiceStanding(
            String service,
            String url,
            boolean up,
            Instant since,
            Instant checkedAt,
            @Nullable Long latencyMs,
            @Nullable String detail) {}

    ServiceWatch(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** All services, as seen last; those are missing that were not looked at yet. */
    public List<ServiceStanding> seen() {
        return neighbours.names().stream().map(seen::get).filter(Objects::nonNull).toList();
    }

    @Scheduled(fixedDelayString = "${forbear.console.services-every:2s}")
    Mono<Void> look() {
        return Flux.fromIterable(neighbours.names()).flatMap(this::look).then();
    }

    /** What an instance made of the question; a failure of null: it serves. */
    private record Answer(String url, long took, @Nullable String failure) {
        boolean serves() {
            return failure == null;
        }
    }

    /** A service serves if one of its instances does. */
    private Mono<Void> look(String service) {
        return Flux.fromIterable(neighbours.urls(service))
                .concatMap(this::ask)
                .takeUntil(Answer::serves)
                .last()
                .doOnNext(answer -> note(service, answer))
                .then();
    }

    private Mono<Answer> ask(String url) {
        var begun = System.nanoTime();
        return neighbours
                .client()
                .get()
                .uri(url + "/actuator/health/readiness")
                .retrieve()
                .toBodilessEntity()
                .timeout(LIMIT)
                .map(_ -> new Answer(url, took(begun), null))
                .onErrorResume(
                        failure ->
                                Mono.just(new Answer(url, took(begun), Unanswered.why(failure))));
    }

    private static long took(long begun) {
        return (System.nanoTime() - begun) / NANOS_PER_MILLI;
    }

    private void note(String service, Answer answer) {
        if (answer.serves()) {
            neighbours.use(service, answer.url());
        }
        var now = clock.instant();
        seen.compute(
                service,
                (_, before) -> standing(service, before, now, answer.took(), answer.failure()));
    }

    private ServiceStanding standing(
            String service,
            @Nullable ServiceStanding before,
            Instant now,
            long took,
            @Nullable String failure) {
        var earlier =
                before == null
                        ? new Standing(failure == null, now, null)
                        : new Standing(before.up(), before.since(), before.detail());
        var standing = earlier.seen(failure, now);
        return new ServiceStanding(
                service,
                neighbours.url(service),
                standing.up(),
                standing.since(),
                now,
                failure == null ? took : null,
                failure);
    }
}
