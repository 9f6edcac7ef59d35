package io.forbear.compliance.violation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Changes of violations as they happen. The feed's table is looked at in short intervals, once for
 * all listeners; each listener then reads on from the number he saw last.
 */
@Component
class ViolationFeed {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int PORTION = 200;

    private final Violations violations;
    private final Flux<Long> newest;

    ViolationFeed(Violations violations) {
        this.violations = violations;
        this.newest =
                Flux.interval(Duration.ZERO, LOOK)
                        .onBackpressureDrop()
                        .concatMap(_ -> violations.newestChange())
                        .distinctUntilChanged()
                        .replay(1)
                        .refCount();
    }

    /**
     * An endless stream of changes and heartbeats.
     *
     * @param last the number the listener saw last; null: only what happens from now on
     */
    Flux<ServerSentEvent<Violation>> after(@Nullable Long last) {
        var start = last == null ? violations.newestChange() : Mono.just(last);
        return start.flatMapMany(
                number -> changesAfter(number).map(ViolationFeed::event).mergeWith(heartbeats()));
    }

    /** The first at once: it says that from now on nothing is missed. */
    private static Flux<ServerSentEvent<Violation>> heartbeats() {
        return Flux.interval(Duration.ZERO, HEARTBEAT).map(_ -> heartbeat()).onBackpressureDrop();
    }

    private Flux<ViolationChange> changesAfter(long start) {
        var reader = new Reader(start);
        return newest.onBackpressureLatest().concatMap(reader::upTo, 1);
    }

    private static ServerSentEvent<Violation> event(ViolationChange change) {
        return ServerSentEvent.builder(change.violation())
                .id(Long.toString(change.number()))
                .event("violation")
                .build();
    }

    private static ServerSentEvent<Violation> heartbeat() {
        return ServerSentEvent.<Violation>builder().comment("heartbeat").build();
    }

    /** How far one listener has read. */
    private final class Reader {
        private long seen;

        Reader(long start) {
            seen = start;
        }

        Flux<ViolationChange> upTo(long newest) {
            return newest <= seen
                    ? Flux.empty()
                    : Flux.defer(() -> violations.changesAfter(seen, PORTION))
                            .doOnNext(change -> seen = change.number())
                            .repeat(() -> seen < newest);
        }
    }
}
