package io.forbear.console.parked;

import io.forbear.console.neighbour.Neighbours;
import io.forbear.console.neighbour.ServiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** How many records wait in the services, by topic; asked with the console's own token. */
@Component
public class ParkedCounts {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Neighbours neighbours;
    private final @Nullable Resource token;
    private volatile @Nullable Map<String, Long> byTopic;

    ParkedCounts(Neighbours neighbours, ServiceSettings settings) {
        this.neighbours = neighbours;
        this.token = settings.token();
    }

    /** By topic; null: not every service told. */
    public @Nullable Map<String, Long> byTopic() {
        return byTopic;
    }

    @Scheduled(fixedDelayString = "${forbear.console.parked-every:5s}")
    Mono<Void> look() {
        return token == null ? Mono.empty() : look(token);
    }

    private Mono<Void> look(Resource readable) {
        return Mono.fromCallable(() -> "Bearer " + text(readable))
                .flatMap(this::ask)
                .timeout(LIMIT)
                .doOnNext(answers -> byTopic = sum(answers))
                .doOnError(_ -> byTopic = null)
                .onErrorComplete()
                .then();
    }

    private Mono<List<JsonNode>> ask(String authorization) {
        return Flux.fromIterable(neighbours.names())
                .concatMap(service -> neighbours.get(service, authorization, "/parked/groups"))
                .collectList();
    }

    static Map<String, Long> sum(List<JsonNode> answers) {
        var sums = new HashMap<String, Long>();
        for (var answer : answers) {
            for (var group : answer) {
                sums.merge(
                        group.path("topic").asString(), group.path("records").asLong(), Long::sum);
            }
        }
        return sums;
    }

    private static String text(Resource readable) {
        try {
            return readable.getContentAsString(StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + readable, e);
        }
    }
}
