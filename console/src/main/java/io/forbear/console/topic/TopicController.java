package io.forbear.console.topic;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.forbear.console.cluster.History;
import io.forbear.console.cluster.Snapshot;
import io.forbear.console.cluster.Snapshot.TopicFigures;
import io.forbear.console.registry.Registered;
import io.forbear.console.registry.Registry;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Topics: how much flows, and who is behind. */
@RestController
@RequestMapping("/api/topics")
@PreAuthorize("isAuthenticated()")
class TopicController {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int MOST_HOURS = (int) History.REACH.toHours();
    private static final int MOST_POINTS = 480;

    private final TopicFeed feed;
    private final Registry registry;
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);

    TopicController(TopicFeed feed, Registry registry) {
        this.feed = feed;
        this.registry = registry;
    }

    /** A topic with its history. */
    record Detail(@JsonUnwrapped TopicFigures topic, History.Detail history) {}

    @GetMapping
    Mono<Snapshot> topics(@RequestParam(defaultValue = "false") boolean all) {
        return Mono.fromSupplier(() -> feed.snapshot(all));
    }

    /** The figures as they change, at most once a second. */
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> live() {
        var figures =
                feed.live().map(text -> ServerSentEvent.builder(text).event("topics").build());
        var heartbeats =
                Flux.interval(HEARTBEAT)
                        .map(_ -> ServerSentEvent.<String>builder().comment("heartbeat").build())
                        .onBackpressureDrop();
        // one ahead at most: a slow browser gets the newest figures next, not old ones first
        return Flux.merge(1, figures, heartbeats);
    }

    /** All topics over the last hours, for small pictures. */
    @GetMapping("/history")
    Mono<History.Overview> history(
            @RequestParam(defaultValue = "4") int hours,
            @RequestParam(defaultValue = "60") int points) {
        if (hours < 1 || hours > MOST_HOURS) {
            throw Problem.badRequest("hours", "must be within 1 and " + MOST_HOURS);
        }
        if (points < 1 || points > MOST_POINTS * hours / MOST_HOURS) {
            throw Problem.badRequest(
                    "points", "must be within 1 and " + MOST_POINTS * hours / MOST_HOURS);
        }
        return Mono.fromSupplier(() -> feed.history().overview(clock.instant(), hours, points));
    }

    /** One topic. */
    @GetMapping("/{name}")
    Mono<Detail> topic(@PathVariable String name) {
        if (!feed.hasMeasured()) {
            throw Problem.unavailable("Kafka was not measured yet.", RETRY);
        }
        return Flux.fromIterable(feed.snapshot(true).topics())
                .filter(topic -> topic.name().equals(name))
                .next()
                .map(topic -> new Detail(topic, feed.history().detail(name, clock.instant())))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("topic", name)));
    }

    /** The newest schema of a topic. */
    @GetMapping("/{name}/schema")
    Mono<Registered> schema(@PathVariable String name) {
        return registry.newest(name)
                .onErrorMap(
                        failure ->
                                Problem.unavailable("The schema registry does not answer.", RETRY))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("schema of topic", name)));
    }
}
