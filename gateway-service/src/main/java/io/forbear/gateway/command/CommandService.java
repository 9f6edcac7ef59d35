package io.forbear.gateway.command;

import io.forbear.gateway.provider.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps commands and reports what becomes of them, each change with its report or not at all. */
@Component
public class CommandService {
    private final Commands commands;
    private final ReportPublisher reports;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CommandService(
            Commands commands,
            ReportPublisher reports,
            TransactionalOperator transaction,
            Clock clock) {
        this.commands = commands;
        this.reports = reports;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes a command, in the transaction of its event; the same again changes nothing. */
    Mono<Void> take(NewCommand command) {
        return commands.add(command);
    }

    /** Takes a command back. One that the provider may have already is not touched. */
    Mono<Void> cancel(String commandId, String reason) {
        return commands.noteCancelled(commandId, reason)
                .then(commands.cancel(commandId, reason))
                .flatMap(this::reportNotMade);
    }

    /** Gives up commands whose permit is over or that were taken back; so many at once. */
    public Mono<Long> giveUp(Provider provider, int limit) {
        return commands.giveUp(provider.name(), clock.instant(), limit)
                // the rows must be read before the same connection can write reports
                .collectList()
                .flatMapIterable(payloads -> payloads)
                .concatMap(payload -> reportNotMade(payload).thenReturn(payload))
                .count()
                .as(transaction::transactional);
    }

    private Mono<Void> reportNotMade(byte[] payload) {
        return reports.publish(payload, CommandState.NOT_MADE, clock.instant(), null);
    }

    /** Calls that nobody has ended: the messages may have been sent. */
    public Mono<Long> markBrokenOff(Provider provider) {
        return commands.markBrokenOff(provider.name());
    }

    /**
     * The next commands to send, the most urgent first. They are ours for {@code lease}; from then
     * on it counts as uncertain whether they were sent.
     */
    public Mono<List<Claim>> claim(Provider provider, int limit, Duration lease) {
        return commands.claim(provider.name(), clock.instant(), limit, lease)
                .collectList()
                .flatMap(reports::claims);
    }

    /** Commands in doubt about which it is time to ask; ours for {@code lease}. */
    public Mono<List<Claim>> claimUncertain(Provider provider, int limit, Duration lease) {
        return commands.claimUncertain(provider.name(), limit, lease)
                .collectList()
                .flatMap(reports::claims);
    }

    /**
     * Notes what came of a call, and reports it.
     *
     * @param from how the command stood; nothing happens if it does not any more
     */
    public Mono<Void> note(Claim claim, CommandState from, Result result, Duration pause) {
        var state = Standing.after(result, from == CommandState.UNCERTAIN);
        return settle(claim, from, state, messageId(result), reason(result), pause);
    }

    /** Notes that a command in doubt stands so, and reports it. */
    public Mono<Void> settle(
            Claim claim,
            CommandState from,
            CommandState to,
            @Nullable String messageId,
            @Nullable String reason,
            Duration pause) {
        var change = new Change(claim.command().commandId(), from, to, messageId, reason, pause);
        return commands.change(change)
                .flatMap(sentAt -> report(claim, to, sentAt, messageId))
                .as(transaction::transactional);
    }

    private Mono<Void> report(
            Claim claim, CommandState state, Instant sentAt, @Nullable String messageId) {
        var at = state == CommandState.NOT_MADE ? clock.instant() : sentAt;
        return reports.publish(claim.payload(), state, at, messageId);
    }

    /** Since when the oldest command of a provider could be sent; empty if none can. */
    public Mono<Instant> oldest(Provider provider, Instant now) {
        return commands.oldest(provider.name(), now);
    }

    /** How many commands of a provider are here unsent. */
    public Mono<Long> backlog(Provider provider) {
        return commands.backlog(provider.name());
    }

    /** How many commands stand how. */
    public Flux<Count> counts() {
        return commands.counts();
    }

    private static @Nullable String messageId(Result result) {
        return result instanceof Result.Accepted accepted ? accepted.messageId() : null;
    }

    private static @Nullable String reason(Result result) {
        return switch (result) {
            case Result.Accepted _ -> null;
            case Result.Refused refused -> refused.reason();
            case Result.NotSent notSent -> notSent.reason();
            case Result.Uncertain uncertain -> uncertain.reason();
            case Result.Expired _ -> "the permit is over";
        };
    }
}
