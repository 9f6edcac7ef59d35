package io.forbear.console.registry;

import io.forbear.console.cluster.Standing;
import io.forbear.console.neighbour.Unanswered;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether the registry answers, and which versions it has. */
@Component
public class RegistryWatch {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Registry registry;
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private volatile Seen seen = new Seen(Standing.unknown(clock.instant()), null);

    /**
     * What was seen last.
     *
     * @param versions by topic; null: it does not answer
     */
    public record Seen(Standing standing, @Nullable Map<String, List<Integer>> versions) {}

    RegistryWatch(Registry registry) {
        this.registry = registry;
    }

    /** What was seen last. */
    public Seen seen() {
        return seen;
    }

    @Scheduled(fixedDelayString = "${forbear.console.registry-every:5s}")
    Mono<Void> look() {
        return registry.versions()
                .timeout(LIMIT)
                .doOnNext(versions -> note(null, versions))
                .doOnError(failure -> note(Unanswered.why(failure), null))
                .onErrorComplete()
                .then();
    }

    private void note(@Nullable String failure, @Nullable Map<String, List<Integer>> versions) {
        seen = new Seen(seen.standing().seen(failure, clock.instant()), versions);
    }
}
