package io.forbear.contact.preview;

import io.forbear.contact.playbook.Playbook;
import io.forbear.contact.playbook.Playbooks;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.reach.SimilarHabits;
import io.forbear.messaging.EventIds;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;

/** Makes previews in the background, one at a time. */
@Service
class PreviewService {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewService.class);
    private static final Duration HEARTBEAT = Duration.ofMillis(500);
    private static final int DEBTORS_AT_ONCE = 16;

    private final Playbooks playbooks;
    private final Chosen chosen;
    private final Previews previews;
    private final GateClient gate;
    private final SimilarHabits habits;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();

    PreviewService(
            Playbooks playbooks,
            Chosen chosen,
            Previews previews,
            GateClient gate,
            SimilarHabits habits,
            Clock clock) {
        this.playbooks = playbooks;
        this.chosen = chosen;
        this.previews = previews;
        this.gate = gate;
        this.habits = habits;
        this.clock = clock;
    }

    /** What is played, and in whose name the gate is asked. */
    private record Job(
            UUID id,
            Playbook playbook,
            List<Dossier> debtors,
            Assumption assumption,
            Supposition supposition,
            Instant from,
            Instant until,
            String authorization,
            AtomicInteger done) {}

    /**
     * Begins a preview.
     *
     * @param authorization the caller's header, with which the gate is asked
     * @return its id; fails with a {@link Problem} 404 or 422, and 409 while another one runs here
     */
    Mono<UUID> begin(PreviewController.Asked asked, String by, String authorization) {
        return Mono.defer(
                () ->
                        busy.compareAndSet(false, true)
                                ? prepared(asked, by, authorization)
                                        .doFinally(PreviewService.this::freeUnlessBegun)
                                : Mono.error(
                                        Problem.conflict(
                                                "Another preview runs; wait for its end.")));
    }

    /** What runs in the background frees the place itself. */
    private void freeUnlessBegun(SignalType end) {
        if (end != SignalType.ON_COMPLETE) {
            busy.set(false);
        }
    }

    private Mono<UUID> prepared(PreviewController.Asked asked, String by, String authorization) {
        return Mono.zip(playbook(asked), debtors(asked))
                .flatMap(
                        known -> {
                            var from = clock.instant();
                            var job =
                                    new Job(
                                            EventIds.next(clock),
                                            known.getT1(),
                                            known.getT2(),
                                            asked.assume(),
                                            supposition(asked),
                                            from,
                                            from.plus(Duration.ofDays(asked.days())),
                                            authorization,
                                            new AtomicInteger());
                            return begin(job, by);
                        });
    }

    /** What was observed until now, as far as it has been counted. */
    private Supposition supposition(PreviewController.Asked asked) {
        return switch (asked.assume()) {
            case OBSERVED -> new Supposition.Observed(habits.all(), asked.seed());
            case NO_ANSWER -> new Supposition.Everybody(false);
            case REACHED -> new Supposition.Everybody(true);
        };
    }

    private Mono<UUID> begin(Job job, String by) {
        return previews.begin(job.id(), by, job.from(), job.debtors().size())
                .doOnSuccess(_ -> runInBackground(job))
                .thenReturn(job.id());
    }

    private Mono<Playbook> playbook(PreviewController.Asked asked) {
        if (asked.content() != null) {
            return playbooks.draft(asked.content());
        }
        var version = asked.version();
        return version == null
                ? Mono.fromSupplier(playbooks::current)
                : playbooks
                        .version(version)
                        .switchIfEmpty(
                                Mono.error(
                                        () ->
                                                Problem.notFound(
                                                        "version of the strategies", version)));
    }

    private Mono<List<Dossier>> debtors(PreviewController.Asked asked) {
        var found =
                asked.stages().isEmpty()
                        ? chosen.named(asked.debtorIds(), asked.accountIds(), asked.limit())
                        : chosen.inStages(asked.stages(), asked.limit());
        return found.collectList();
    }

    /** A subscription by hand: nobody waits for the end of a preview. */
    private void runInBackground(Job job) {
        var heartbeat =
                Flux.interval(HEARTBEAT)
                        .onBackpressureDrop()
                        .concatMap(_ -> previews.alive(job.id(), job.done().get()))
                        .onErrorContinue((failure, _) -> LOG.warn("no heartbeat", failure))
                        .subscribe();
        plays(job)
                .map(plays -> report(job, plays))
                .flatMap(report -> previews.finish(job.id(), report))
                .onErrorResume(failure -> previews.fail(job.id(), GateClient.reason(failure)))
                .doFinally(
                        _ -> {
                            heartbeat.dispose();
                            busy.set(false);
                        })
                .subscribe(_ -> {}, failure -> LOG.error("preview {}", job.id(), failure));
    }

    private Mono<List<Play>> plays(Job job) {
        var player = new Player(job.playbook().treatment().unpaced(), job.supposition());
        return Flux.fromIterable(job.debtors())
                .flatMap(debtor -> play(job, player, debtor), DEBTORS_AT_ONCE)
                .doOnNext(_ -> job.done().incrementAndGet())
                .collectList();
    }

    private Mono<Play> play(Job job, Player player, Dossier debtor) {
        return Mono.fromCallable(() -> player.begin(debtor, job.from(), job.until()))
                .subscribeOn(Schedulers.parallel())
                .expand(play -> goOn(job, player, play))
                .last();
    }

    private Mono<Play> goOn(Job job, Player player, Play play) {
        var question = play.question();
        return question == null
                ? Mono.empty()
                : gate.ask(play.dossier().facts().debtorId(), play, question, job.authorization())
                        .map(answer -> player.answered(play, answer));
    }

    private static Report report(Job job, List<Play> plays) {
        return Report.of(
                job.playbook().strategies().version(),
                job.assumption(),
                observed(job.supposition()),
                job.from(),
                job.until(),
                plays);
    }

    private static Report.@Nullable Observations observed(Supposition supposition) {
        return supposition instanceof Supposition.Observed observed
                ? new Report.Observations(observed.seed(), observed.attempts())
                : null;
    }
}
