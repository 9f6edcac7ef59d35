package io.forbear.gateway.sending;

import io.forbear.gateway.command.Claim;
import io.forbear.gateway.command.CommandService;
import io.forbear.gateway.command.CommandState;
import io.forbear.gateway.command.Result;
import io.forbear.gateway.provider.GatewaySettings;
import io.forbear.gateway.provider.Routes;
import io.forbear.messaging.inbox.Consumers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        return Flux.merge(
                        Flux.fromIterable(lines.byMedium()).flatMap(this::control),
                        Flux.fromIterable(lines.all()).flatMap(this::work))
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
                                        line.provider(),
                                        claim,
                                        CommandState.SENDING,
                                        result,
                                        next(line, claim, result),
                                        pause(line, result)));
    }

    /** Who is asked next, if this provider could not be reached; null: the same one. */
    private @Nullable String next(Line line, Claim claim, Result result) {
        return result instanceof Result.NotSent notSent && notSent.reach() == Result.Reach.UNREACHED
                ? Routes.after(claim.route(), line.provider().name(), lines.well()).orElse(null)
                : null;
    }

    private void count(Line line, Result result) {
        calls(meters, line, result.getClass()).increment();
    }

    /** The counter of calls that came out so. */
    static Counter calls(MeterRegistry meters, Line line, Class<?> result) {
        return Counter.builder("forbear.gateway.calls")
                .description("calls of providers, by what came of them")
                .tag("provider", line.provider().name())
                .tag("result", result.getSimpleName())
                .register(meters);
    }

    private static Duration pause(Line line, Result result) {
        return result instanceof Result.NotSent
                ? line.limits().firstPause().multipliedBy(5)
                : line.limits().askAgain();
    }

    /** All lines of one medium. */
    private Mono<Void> control(List<Line> together) {
        var first = together.getFirst();
        return first.watch()
                ? Flux.fromIterable(together)
                        .concatMap(this::look)
                        .then(Mono.fromRunnable(() -> rest(together)))
                        .then()
                        .onErrorResume(failure -> later(first, failure))
                        .doFinally(_ -> first.unwatch())
                : Mono.empty();
    }

    private Mono<Void> look(Line line) {
        return passOn(line)
                .then(commands.inDoubt(line.provider()))
                .doOnNext(line::inDoubt)
                .then(commands.backlog(line.provider()))
                .doOnNext(line::backlog)
                .then();
    }

    /** What waits for a provider that is left alone goes to others that serve it too. */
    private Mono<Void> passOn(Line line) {
        var well = lines.well();
        return line.stand().isLeftAlone() && !well.isEmpty()
                ? commands.passOn(line.provider(), well, BATCH)
                        .doOnNext(n -> countPassedOn(line, n))
                        .then()
                : Mono.empty();
    }

    private void countPassedOn(Line line, int commandsPassed) {
        meters.counter("forbear.gateway.passed.on", "provider", line.provider().name())
                .increment(commandsPassed);
    }

    private void rest(List<Line> together) {
        var first = together.getFirst();
        synchronized (first) {
            var stands = together.stream().map(Line::stand).toList();
            var rests = Flow.rests(stands, settings.backlog(), first.isPaused());
            if (rests != first.isPaused()) {
                rest(together, rests);
            }
        }
    }

    private void rest(List<Line> together, boolean rests) {
        var group = together.getFirst().provider().medium().group();
        if (rests) {
            consumers.pause(group);
        } else {
            consumers.resume(group);
        }
        together.forEach(line -> line.pause(rests));
        LOG.info(
                "{}: {}; taking commands {}",
                together.stream().map(line -> line.provider().name()).toList(),
                together.stream().map(Line::stand).toList(),
                rests ? "paused" : "goes on");
    }

    /** The database does not answer, for example: what began is found again as broken off. */
    private static Mono<Void> later(Line line, Throwable failure) {
        LOG.warn("{}: cannot go on now, will try again", line.provider().name(), failure);
        return Mono.empty();
    }
}
