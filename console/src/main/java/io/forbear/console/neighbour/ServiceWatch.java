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

    private Mono<Void> look(String service) {
        var begun = System.nanoTime();
        return neighbours
                .client()
                .get()
                .uri(neighbours.url(service) + "/actuator/health/readiness")
                .retrieve()
                .toBodilessEntity()
                .timeout(LIMIT)
                .doOnNext(_ -> note(service, begun, null))
                .doOnError(failure -> note(service, begun, Unanswered.why(failure)))
                .onErrorComplete()
                .then();
    }

    private void note(String service, long begun, @Nullable String failure) {
        var now = clock.instant();
        var took = (System.nanoTime() - begun) / NANOS_PER_MILLI;
        seen.compute(service, (_, before) -> standing(service, before, now, took, failure));
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
