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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends what is to be sent, on every line by itself: a provider that hangs keeps nobody else
 * waiting. Any number of instances can do so side by side.
 */
@Component
class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 100;

    /** Now and then it must be looked whether too many commands come in. */
    private static final int ROUNDS = 50;

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
     * Begins at a fixed rate, whether or not what began before has ended on every line. Whether
     * commands are to be taken is looked at each time, also while a line waits for its provider;
     * but not while the last look has not ended, so that nothing piles up when the database hangs.
     */
    @Scheduled(fixedRateString = "${forbear.gateway.every}")
    Mono<Void> work() {
        return Flux.fromIterable(lines.all())
                .flatMap(line -> control(line).then(Mono.defer(() -> workIfIdle(line))))
                .then();
    }

    private Mono<Void> workIfIdle(Line line) {
        return line.occupy() ? work(line) : Mono.empty();
    }

    private Mono<Void> work(Line line) {
        return giveUp(line)
                .then(doubts.settle(line))
                .then(sendAll(line))
                .onErrorResume(failure -> later(line, failure))
                .doFinally(_ -> line.leave());
    }

    private Mono<Void> giveUp(Line line) {
        return commands.giveUp(line.provider(), BATCH)
                .expand(n -> n < BATCH ? Mono.empty() : commands.giveUp(line.provider(), BATCH))
                .then();
    }

    /** Only what is called at once is claimed, so that a crash leaves few calls in doubt. */
    private Mono<Void> sendAll(Line line) {
        return sendSome(line)
                .expand(sent -> sent == 0 ? Mono.empty() : sendSome(line))
                .take(ROUNDS)
                .then();
    }

    private Mono<Integer> sendSome(Line line) {
        int capacity = line.capacity();
        return capacity == 0
                ? Mono.just(0)
                : commands.claim(line.provider(), capacity, line.limits().longestCall())
                        .flatMap(claims -> send(line, claims).thenReturn(claims.size()));
    }

    private Mono<Void> send(Line line, List<Claim> claims) {
        return Flux.fromIterable(claims).flatMap(claim -> send(line, claim)).then();
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
