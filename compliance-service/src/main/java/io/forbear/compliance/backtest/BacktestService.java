package io.forbear.compliance.backtest;

import io.forbear.compliance.backtest.Backtest.Request;
import io.forbear.compliance.backtest.Backtest.Status;
import io.forbear.compliance.rulepack.PackVersion;
import io.forbear.compliance.rulepack.PacksInForce;
import io.forbear.compliance.rulepack.RulePackService;
import io.forbear.compliance.rulepack.Trial;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Runs back-tests in the background, one at a time. */
@Service
class BacktestService implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BacktestService.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final RulePackService packs;
    private final PacksInForce inForce;
    private final Backtests backtests;
    private final TopicReplay replay;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final AtomicReference<@Nullable Run> running = new AtomicReference<>();
    private volatile boolean started;

    BacktestService(
            RulePackService packs,
            PacksInForce inForce,
            Backtests backtests,
            TopicReplay replay,
            TransactionalOperator transaction,
            Clock clock) {
        this.packs = packs;
        this.inForce = inForce;
        this.backtests = backtests;
        this.replay = replay;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A back-test that runs in this instance. */
    private record Run(Progress progress, CompletableFuture<Void> end) {
        Run() {
            this(new Progress(), new CompletableFuture<>());
        }
    }

    /**
     * Begins a back-test.
     *
     * @throws Problem 404 if there is no such version, 409 while another back-test runs
     */
    Mono<Backtest> begin(String id, Request request, String by) {
        return packs.find(id).flatMap(version -> begin(version, request, by));
    }

    private Mono<Backtest> begin(PackVersion version, Request request, String by) {
        var run = new Run();
        if (!running.compareAndSet(null, run)) {
            return Mono.error(Problem.conflict("Another back-test runs; wait for its end."));
        }
        return backtests
                .begin(version, request, by, now())
                .as(transaction::transactional)
                .doOnNext(number -> runInBackground(version, number, request, run))
                .doOnError(_ -> running.set(null))
                .flatMap(number -> backtests.find(version.id(), number));
    }

    /** The one subscription by hand: nobody waits for the end of a back-test. */
    private void runInBackground(PackVersion version, int number, Request request, Run run) {
        var id = version.id();
        var heartbeat =
                Flux.interval(HEARTBEAT)
                        .onBackpressureDrop()
                        .concatMap(_ -> backtests.alive(id, number, run.progress()))
                        .onErrorContinue((failure, _) -> LOG.warn("no heartbeat", failure))
                        .subscribe();
        Mono.fromCallable(() -> report(version, request, run.progress()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(
                        report ->
                                backtests
                                        .alive(id, number, run.progress())
                                        .then(backtests.finish(id, number, report, now())))
                .onErrorResume(failure -> fail(id, number, failure))
                .doFinally(
                        _ -> {
                            heartbeat.dispose();
                            running.set(null);
                            run.end().complete(null);
                        })
                .subscribe(_ -> {}, failure -> LOG.error("back-test {} {}", id, number, failure));
    }

    private Report report(PackVersion version, Request request, Progress progress) {
        var book = inForce.current().book();
        var trial = Trial.of(book.packs(), packs.pack(version));
        var held = replay.everything();
        var asked = request.offsets() == null ? held : request.offsets();
        var stretch = Stretch.of(asked, held, request.from(), request.to());
        var outcomes = replay.run(stretch, new Judge(book, trial, stretch), progress);
        var names = book.packs().stream().map(p -> p.id() + "@" + p.version()).toList();
        return Outcome.report(version.digest(), names, stretch, outcomes);
    }

    private Mono<Void> fail(String id, int number, Throwable failure) {
        var interrupted = failure instanceof CancellationException || !started;
        if (!interrupted) {
            LOG.warn("back-test {} of {} failed", number, id, failure);
        }
        return backtests.end(
                id,
                number,
                interrupted ? Status.INTERRUPTED : Status.FAILED,
                String.valueOf(failure.getMessage()),
                now());
    }

    private Instant now() {
        return clock.instant();
    }

    @Override
    public void start() {
        started = true;
    }

    /** Lets a running back-test say that it was interrupted. */
    @Override
    public void stop() {
        started = false;
        var run = running.get();
        if (run != null) {
            run.progress().stop();
            run.end().completeOnTimeout(null, STOPPING.toMillis(), TimeUnit.MILLISECONDS).join();
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
