package io.forbear.contact.playbook;

import io.forbear.contact.edition.Edition;
import io.forbear.contact.edition.Editions;
import io.forbear.contact.edition.Kind;
import io.forbear.contact.edition.Timeline;
import io.forbear.contact.pacing.Pacing;
import io.forbear.contact.proposal.Timing;
import io.forbear.contact.reach.SimilarHabits;
import io.forbear.service.problem.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What this instance goes by. It knows ahead what holds when, and asks the database now and then
 * whether that has changed; so all instances switch at the same instant, if it was named early
 * enough for all to have asked.
 */
@Component
public class Playbooks implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Playbooks.class);

    /** After the topics have been made, before anything is consumed. */
    private static final int PHASE = 500;

    private final Editions editions;
    private final FirstEditions first;
    private final StrategyExaminer examiner;
    private final Timing timing;
    private final Pacing pacing;
    private final SimilarHabits similar;
    private final Clock clock;
    private final Map<String, Playbook> read = new ConcurrentHashMap<>();
    private volatile @Nullable Schedule schedule;
    private volatile boolean running;

    Playbooks(
            Editions editions,
            FirstEditions first,
            StrategyExaminer examiner,
            Timing timing,
            Pacing pacing,
            SimilarHabits similar,
            MeterRegistry meters,
            Clock clock) {
        this.editions = editions;
        this.first = first;
        this.examiner = examiner;
        this.timing = timing;
        this.pacing = pacing;
        this.similar = similar;
        this.clock = clock;
        Gauge.builder("forbear.contact.wording.breaches", this, Playbooks::breaches)
                .description("places of wordings in force that break the wording rules of today")
                .register(meters);
    }

    /** What holds when, from the instant on at which it was read. */
    private record Schedule(Timeline timeline, NavigableMap<Instant, Playbook> from) {
        Playbook at(Instant instant) {
            var holding = from.floorEntry(instant);
            return holding == null ? from.firstEntry().getValue() : holding.getValue();
        }
    }

    /** What holds now. */
    public Playbook current() {
        return Objects.requireNonNull(schedule, "the service has not started").at(clock.instant());
    }

    /** An uploaded version with the wordings that hold now; empty if there is none. */
    public Mono<Playbook> version(String version) {
        return editions.find(Kind.STRATEGIES, version).flatMap(known -> draft(known.content()));
    }

    /**
     * A draft with the wordings that hold now; fails with a {@link Problem} 422 if it is unsound.
     */
    public Mono<Playbook> draft(String content) {
        return examiner.examine(content, clock.instant())
                .map(
                        examined -> {
                            examined.requireSound();
                            return Playbook.of(
                                    "draft",
                                    content,
                                    current().templates(),
                                    timing,
                                    pacing,
                                    similar::of);
                        });
    }

    /** Looks whether another version is to hold. */
    @Scheduled(fixedDelayString = "${forbear.contact.editions.every:1s}")
    public Mono<Void> follow() {
        return editions.timeline()
                .filter(timeline -> !isKnown(timeline))
                .flatMap(this::scheduled)
                .doOnNext(next -> schedule = next)
                .then();
    }

    private boolean isKnown(Timeline timeline) {
        var known = schedule;
        return known != null && known.timeline().equals(timeline);
    }

    private Mono<Schedule> scheduled(Timeline timeline) {
        return Flux.fromIterable(timeline.changesFrom(clock.instant()))
                .concatMap(at -> at(timeline, at).map(playbook -> Map.entry(at, playbook)))
                .collect(
                        TreeMap<Instant, Playbook>::new,
                        (all, one) -> all.put(one.getKey(), one.getValue()))
                .map(all -> new Schedule(timeline, all));
    }

    /** What holds at an instant by a timeline. */
    Mono<Playbook> at(Timeline timeline, Instant instant) {
        return Mono.zip(
                        edition(timeline, Kind.STRATEGIES, instant),
                        edition(timeline, Kind.TEMPLATES, instant))
                .map(both -> playbook(both.getT1(), both.getT2()));
    }

    /** The text that holds at an instant by a timeline. */
    Mono<Edition> edition(Timeline timeline, Kind kind, Instant instant) {
        return Mono.justOrEmpty(timeline.at(kind, instant))
                .flatMap(activation -> editions.find(kind, activation.version()));
    }

    private Playbook playbook(Edition strategies, Edition templates) {
        return read.computeIfAbsent(
                strategies.digest() + templates.digest(),
                _ -> {
                    var playbook = Playbook.of(strategies, templates, timing, pacing, similar::of);
                    playbook.breaches().forEach(Playbooks::alarm);
                    return playbook;
                });
    }

    private static void alarm(String breach) {
        LOG.error("an approved wording breaks a rule of today, replace it: {}", breach);
    }

    /** How many places of the wordings in force break the rules of today. */
    private double breaches() {
        var known = schedule;
        return known == null ? 0 : known.at(clock.instant()).breaches().size();
    }

    @Override
    public void start() {
        // nothing is consumed or answered before it is known what to go by
        first.store().then(follow()).toFuture().join();
        Objects.requireNonNull(schedule, "neither strategies nor wordings hold");
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
