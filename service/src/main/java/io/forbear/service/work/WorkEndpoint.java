package io.forbear.service.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks how far all work is done, when asked: {@code GET /actuator/work}. */
@Endpoint(id = "work")
public class WorkEndpoint {
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Work> works;
    private final Clock clock;
    private final ConcurrentMap<String, Duration> ages = new ConcurrentHashMap<>();
    private volatile boolean isKnown = true;

    WorkEndpoint(List<Work> works, Clock clock) {
        this.works = List.copyOf(works);
        this.clock = clock;
    }

    /**
     * How far work is done.
     *
     * @param now when it was looked, by the service's clock
     * @param doneUntil by part of the work: what was due before is done
     */
    public record Standing(Instant now, SortedMap<String, Instant> doneUntil) {}

    @ReadOperation
    public Mono<Standing> look() {
        return Mono.defer(() -> look(clock.instant())).doOnError(_ -> isKnown = false);
    }

    private Mono<Standing> look(Instant now) {
        return Flux.fromIterable(works)
                .flatMap(work -> work.doneUntil(now).map(until -> new Done(work.part(), until)))
                .collectMap(Done::part, Done::until)
                .map(found -> standing(now, new TreeMap<>(found)));
    }

    private record Done(String part, Instant until) {}

    private Standing standing(Instant now, SortedMap<String, Instant> doneUntil) {
        isKnown = true;
        doneUntil.forEach((part, until) -> ages.put(part, Duration.between(until, now)));
        return new Standing(now, doneUntil);
    }

    /**
     * How old the oldest piece of a kind of work was when it was looked last; NaN if that failed.
     */
    double ageSeconds(String part) {
        return !isKnown
                ? Double.NaN
                : ages.getOrDefault(part, Duration.ZERO).toNanos() / NANOS_PER_SECOND;
    }
}
