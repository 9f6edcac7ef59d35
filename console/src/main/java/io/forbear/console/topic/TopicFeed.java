package io.forbear.console.topic;

import io.forbear.console.cluster.Backdrop;
import io.forbear.console.cluster.ClusterReader;
import io.forbear.console.cluster.Figures;
import io.forbear.console.cluster.History;
import io.forbear.console.cluster.KafkaAccess;
import io.forbear.console.cluster.Outage;
import io.forbear.console.cluster.Snapshot;
import io.forbear.console.cluster.Standing;
import io.forbear.console.parked.ParkedCounts;
import io.forbear.console.registry.RegistryWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures Kafka once a second for all browsers, and tells them all the same text. Whoever is too
 * slow misses measurements and gets the newest one. While Kafka is out, the last figures stay with
 * their time, and the outage is told.
 */
@Component
class TopicFeed implements DisposableBean {
    /** After which is told that nothing has changed: a browser cannot see that somebody looks. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final KafkaAccess kafka;
    private final RegistryWatch registry;
    private final ParkedCounts parked;
    private final JsonMapper json;
    private final Duration patience;
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final Scheduler thread = Schedulers.newSingle("measurement");
    private final Sinks.Many<String> live = Sinks.many().replay().latest();
    private final History history = new History();
    private final Window window = new Window();
    private volatile Standing broker = Standing.unknown(clock.instant());
    private @Nullable ClusterReader reader;
    private @Nullable Snapshot told;

    TopicFeed(
            KafkaAccess kafka,
            RegistryWatch registry,
            ParkedCounts parked,
            JsonMapper json,
            @Value("${forbear.console.kafka-patience:3s}") Duration patience) {
        this.kafka = kafka;
        this.registry = registry;
        this.parked = parked;
        this.json = json;
        this.patience = patience;
    }

    /** The figures of now. */
    Snapshot snapshot(boolean all) {
        var latest = window.latest();
        return latest == null
                ? new Snapshot(clock.instant(), broker, registry.seen().standing(), List.of())
                : Figures.of(latest, window.earlier(), backdrop(), all);
    }

    boolean hasMeasured() {
        return window.latest() != null;
    }

    /** The figures as they change, as JSON; the newest at once. */
    Flux<String> live() {
        return live.asFlux().onBackpressureLatest();
    }

    History history() {
        return history;
    }

    @Scheduled(fixedDelayString = "${forbear.console.topics-every:1s}")
    Mono<Void> look() {
        return Mono.<Void>fromRunnable(this::measure).subscribeOn(thread);
    }

    private void measure() {
        var at = clock.instant();
        try {
            window.add(reader().read(at));
            broker = broker.seen(null, at);
            history.add(snapshot(false));
        } catch (Outage out) {
            broker = broker.seen(out.getMessage(), at);
        } catch (RuntimeException out) {
            // whatever it was, nobody must take the last figures for those of now
            broker = broker.seen(out.getClass().getSimpleName() + ": " + out.getMessage(), at);
        }
        tell(snapshot(false).brief());
    }

    private void tell(Snapshot snapshot) {
        if (told == null
                || !told.saysTheSameAs(snapshot)
                || told.at().plus(LONGEST_SILENCE).isBefore(clock.instant())) {
            told = snapshot;
            live.tryEmitNext(json.writeValueAsString(snapshot)).orThrow();
        }
    }

    private Backdrop backdrop() {
        var seen = registry.seen();
        return new Backdrop(broker, seen.standing(), seen.versions(), parked.byTopic());
    }

    private ClusterReader reader() {
        var opened = reader;
        if (opened == null) {
            opened = new ClusterReader(kafka.looking(), patience);
            reader = opened;
        }
        return opened;
    }

    /** By the thread that measures, for the clients are its own. */
    @Override
    public void destroy() {
        var _ = thread.schedule(this::close);
        thread.dispose();
    }

    private void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
