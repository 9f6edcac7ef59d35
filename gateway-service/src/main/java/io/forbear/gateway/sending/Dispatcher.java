package io.forbear.gateway.sending;

import io.forbear.gateway.command.Claim;
import io.forbear.gateway.command.CommandService;
import io.forbear.gateway.command.CommandState;
import io.forbear.gateway.command.Result;
import io.forbear.gateway.provider.GatewaySettings;
import io.forbear.messaging.inbox.Consumers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends what is to be sent, on every line by itself, and on a line in as many slots as its provider
 * may be called at the same time. Each slot makes one call after the other: a call that hangs holds
 * back nobody else. Any number of instances can do so side by side.
 */
@Component
class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 100;

    private final Lines lines;
    private final CommandService commands;
    private final Doubts doubts;
    private final Consumers consumers;
    private final GatewaySettings settings;
    private final MeterRegistry meters;

    Dispatcher(
            Lines lines,
            CommandService commands,
            Doubts doubts,
            Consumers consumers,
            GatewaySettings settings,
            MeterRegistry meters) {
        this.lines = lines;
        this.commands = commands;
        this.doubts = doubts;
        this.consumers = consumers;
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * Begins at a fixed rate, whether or not what began before has ended. Whether commands are to
     * be taken is looked at each time, but not while the last look has not ended, so that nothing
     * piles up when the database hangs; and so are slots that have become free.
     */
    @Scheduled(fixedRateString = "${forbear.gateway.every}")
    Mono<Void> work() {
        return Flux.fromIterable(lines.all())
                .flatMap(line -> control(line).then(Mono.defer(() -> work(line))))
                .then();
    }

    private Mono<Void> work(Line line) {
        return tend(line)
                .then(Mono.defer(() -> fill(line)))
                .onErrorResume(failure -> later(line, failure));
    }

    /** Gives up what is too late, and finds what was broken off, unless that is being done. */
    private Mono<Void> tend(Line line) {
        return line.occupy()
                ? giveUp(line)
                        .then(commands.markBrokenOff(line.provider()))
                        .then()
                        .doFinally(_ -> line.leave())
                : Mono.empty();
    }

    private Mono<Void> giveUp(Line line) {
        return commands.giveUp(line.provider(), BATCH)
                .expand(n -> n < BATCH ? Mono.empty() : commands.giveUp(line.provider(), BATCH))
                .then();
    }

    /** Sets all free slots to work. */
    private Mono<Void> fill(Line line) {
        int free = line.reserve();
        return free == 0
                ? Mono.empty()
                : next(line, free)
                        .doOnError(_ -> line.release(free))
                        .doOnNext(calls -> line.release(free - calls.size()))
                        .flatMapMany(Flux::fromIterable)
                        .flatMap(call -> slot(line, call), free)
                        .then();
    }

    /** One call after the other, as long as there is one to make. */
    private Mono<Void> slot(Line line, Mono<Void> call) {
        return Mono.just(call)
                .expand(one -> one.thenMany(Flux.defer(() -> nextOf(line))))
                .then()
                .onErrorResume(failure -> later(line, failure))
                .doFinally(_ -> line.release(1));
    }

    private Flux<Mono<Void>> nextOf(Line line) {
        return line.mayGoOn() ? next(line, 1).flatMapIterable(calls -> calls) : Flux.empty();
    }

    /**
     * What is to be called for next, doubts first. Only what is called at once is claimed, so that
     * a crash leaves few calls in doubt.
     */
    private Mono<List<Mono<Void>>> next(Line line, int most) {
        return doubts.next(line, most)
                .flatMap(
                        first ->
                                first.size() == most
                                        ? Mono.just(first)
                                        : toSend(line, most - first.size())
                                                .map(more -> together(first, more)));
    }

    private static List<Mono<Void>> together(List<Mono<Void>> first, List<Mono<Void>> more) {
        return Stream.concat(first.stream(), more.stream()).toList();
    }

    private Mono<List<Mono<Void>>> toSend(Line line, int most) {
        return commands.claim(line.provider(), most, line.limits().longestCall())
                .map(claims -> claims.stream().map(claim -> send(line, claim)).toList());
    }

    private Mono<Void> send(Line line, Claim claim) {
        return line.send(claim.command())
                .doOnNext(result -> count(line, result))
                .flatMap(
                        result ->
                                commands.note(
                                        claim, CommandState.SENDING, result, pause(line, result)));
    }

    private void count(Line line, Result result) {
        meters.counter(
                        "forbear.gateway.calls",
                        "provider",
                        line.provider().name(),
                        "result",
                        result.getClass().getSimpleName())
                .increment();
    }

    private static Duration pause(Line line, Result result) {
        return result instanceof Result.NotSent
                ? line.limits().firstPause().multipliedBy(5)
                : line.limits().askAgain();
    }

    private Mono<Void> control(Line line) {
        return line.watch()
                ? commands.inDoubt(line.provider())
                        .doOnNext(line::inDoubt)
                        .then(commands.backlog(line.provider()))
                        .doOnNext(n -> control(line, n))
                        .then()
                        .onErrorResume(failure -> later(line, failure))
                        .doFinally(_ -> line.unwatch())
                : Mono.empty();
    }

    private void control(Line line, long backlog) {
        line.backlog(backlog);
        synchronized (line) {
            var rests =
                    Flow.rests(
                            line.breaker().getState(),
                            line.isSealed(),
                            backlog,
                            settings.backlog(),
                            line.isPaused());
            if (rests != line.isPaused()) {
                rest(line, rests);
            }
        }
    }

    private void rest(Line line, boolean rests) {
        var group = line.provider().group();
        if (rests) {
            consumers.pause(group);
        } else {
            consumers.resume(group);
        }
        line.pause(rests);
        LOG.info(
                "{}: breaker {}, {} commands unsent; taking commands {}",
                line.provider().name(),
                line.breaker().getState(),
                line.backlog(),
                rests ? "paused" : "goes on");
    }

    /** The database does not answer, for example: what began is found again as broken off. */
    private static Mono<Void> later(Line line, Throwable failure) {
        LOG.warn("{}: cannot go on now, will try again", line.provider().name(), failure);
        return Mono.empty();
    }
}
