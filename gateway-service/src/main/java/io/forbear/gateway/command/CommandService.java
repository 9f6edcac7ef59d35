package io.forbear.gateway.command;

import io.forbear.gateway.provider.Provider;
import io.forbear.gateway.provider.Providers;
import io.forbear.gateway.provider.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Keeps commands and reports what becomes of them, each change with its report or not at all. */
@Component
public class CommandService {
    private final Commands commands;
    private final CommandLog log;
    private final CommandBytes bytes;
    private final Replies replies;
    private final Aftermath aftermath;
    private final ReportPublisher reports;
    private final Providers providers;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CommandService(
            Commands commands,
            CommandLog log,
            CommandBytes bytes,
            Replies replies,
            Aftermath aftermath,
            ReportPublisher reports,
            Providers providers,
            TransactionalOperator transaction,
            Clock clock) {
        this.commands = commands;
        this.log = log;
        this.bytes = bytes;
        this.replies = replies;
        this.aftermath = aftermath;
        this.reports = reports;
        this.providers = providers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes a command, in the transaction of its event; the same again changes nothing. */
    Mono<Void> take(NewCommand command) {
        return commands.add(command)
                .flatMap(isNew -> isNew ? replies.catchUp(command) : Mono.empty());
    }

    /** Takes a command back. One that the provider may have already is not touched. */
    Mono<Void> cancel(String commandId, String reason) {
        var now = clock.instant();
        return commands.noteCancelled(commandId, reason)
                .then(commands.cancel(commandId, reason, now))
                .map(payload -> Reported.notMade(payload, Because.CANCELLED, now))
                .flatMap(reports::publish);
    }

    /** Whether a command was taken back, so that it must not be sent, also not once more. */
    public Mono<Boolean> isTakenBack(String commandId) {
        return commands.isTakenBack(commandId);
    }

    /**
     * Gives up commands whose permit is over or that were taken back; so many at once. All are read
     * before the first is reported, since both need the one connection of the transaction.
     */
    public Mono<Integer> giveUp(Provider provider, int limit) {
        var now = clock.instant();
        return commands.giveUp(provider.name(), now, limit)
                .collectList()
                .flatMap(all -> reports.publishAll(all).thenReturn(all.size()))
                .as(transaction::transactional);
    }

    /**
     * Somebody misses the report of a command: it is made again, or the provider is asked first. A
     * command that is not here is somebody else's, or comes yet.
     */
    Mono<Void> reportMissed(String commandId) {
        return log.find(commandId).flatMap(stored -> reportMissed(commandId, stored));
    }

    private Mono<Void> reportMissed(String commandId, StoredCommand stored) {
        var mayAsk =
                providers.find(stored.provider()).map(Provider::mayBeAsked).orElse(Boolean.FALSE);
        return switch (Standing.whenMissed(stored.state(), mayAsk)) {
            case REPORT_AGAIN -> reports.publish(stored.reported(clock.instant()));
            case ASK_PROVIDER -> log.askNow(commandId);
            case WAIT -> Mono.empty();
        };
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
        return claims(commands.claim(provider.name(), clock.instant(), limit, lease));
    }

    /** Commands in doubt about which it is time to ask; ours for {@code lease}. */
    public Mono<List<Claim>> claimUncertain(Provider provider, int limit, Duration lease) {
        return claims(commands.claimUncertain(provider.name(), limit, lease));
    }

    /**
     * What the commands say. Decoding may ask the registry: if it fails nothing was claimed, or
     * they would count as broken off without a call.
     */
    private Mono<List<Claim>> claims(Flux<Commands.Held> held) {
        return held.collectList()
                .publishOn(Schedulers.boundedElastic())
                .map(all -> all.stream().map(this::claim).toList())
                .as(transaction::transactional);
    }

    private Claim claim(Commands.Held held) {
        return new Claim(
                bytes.open(held.payload()),
                held.payload(),
                held.route(),
                held.tries(),
                held.doubt());
    }

    /**
     * Notes what came of a call, and reports it.
     *
     * @param from how the command stood; nothing happens if it does not any more
     */
    public Mono<Void> note(
            Provider provider, Claim claim, CommandState from, Result result, Duration pause) {
        return note(provider, claim, from, result, null, pause);
    }

    /**
     * The same, where another provider is to be asked next.
     *
     * @param passTo who, if the message was never handed over; null: the same
     */
    public Mono<Void> note(
            Provider provider,
            Claim claim,
            CommandState from,
            Result result,
            @Nullable String passTo,
            Duration pause) {
        var state = Standing.after(result, from == CommandState.UNCERTAIN);
        return settle(
                provider,
                claim,
                new Change(
                        claim.command().commandId(),
                        from,
                        state,
                        because(result),
                        messageId(result),
                        reason(result),
                        null,
                        wasHanded(result),
                        passTo,
                        pause));
    }

    /** Notes that a command in doubt stands so after a question, and reports it. */
    public Mono<Void> settle(
            Provider provider,
            Claim claim,
            CommandState to,
            @Nullable String messageId,
            @Nullable String reason,
            Doubt doubt,
            Duration pause) {
        return settle(
                provider,
                claim,
                new Change(
                        claim.command().commandId(),
                        CommandState.UNCERTAIN,
                        to,
                        to == CommandState.NOT_MADE ? Because.EXPIRED : null,
                        messageId,
                        reason,
                        doubt.noes(),
                        true,
                        null,
                        pause));
    }

    private Mono<Void> settle(Provider provider, Claim claim, Change change) {
        var now = clock.instant();
        return commands.change(change, now)
                .map(sentAt -> reported(claim, change, sentAt, now))
                .flatMap(report -> reports.publish(report).thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> commands.learn(provider.name(), change)))
                .filter(isNoted -> isNoted)
                .flatMap(_ -> catchUp(provider, change))
                .as(transaction::transactional);
    }

    /** Receipts may have come before it was known what the provider calls the message. */
    private Mono<Void> catchUp(Provider provider, Change change) {
        return change.messageId() == null
                ? Mono.empty()
                : aftermath.catchUp(provider.name(), change.messageId(), change.commandId());
    }

    private static Reported reported(Claim claim, Change change, Instant sentAt, Instant now) {
        return new Reported(
                claim.payload(), change.to(), change.because(), sentAt, now, change.messageId());
    }

    /** Since when the oldest command of a provider could be sent; empty if none can. */
    public Mono<Instant> oldest(Provider provider, Instant now) {
        return commands.oldest(provider.name(), now);
    }

    /**
     * Gives commands that wait for a provider, and were never handed to him, to others that serve
     * them too; so many at once.
     *
     * @param well who can be called
     * @return how many
     */
    public Mono<Integer> passOn(Provider from, Set<String> well, int limit) {
        return commands.waiting(from.name(), well, limit)
                .collectList()
                .flatMap(waiting -> passOn(from.name(), well, waiting))
                .as(transaction::transactional);
    }

    private Mono<Integer> passOn(String from, Set<String> well, List<Commands.Waiting> waiting) {
        var ids = new TreeMap<String, List<String>>();
        for (var one : waiting) {
            Routes.insteadOf(one.route(), from, well)
                    .ifPresent(
                            to ->
                                    ids.computeIfAbsent(to, _ -> new ArrayList<>())
                                            .add(one.commandId()));
        }
        return Flux.fromIterable(ids.entrySet())
                .concatMap(to -> commands.passOn(to.getValue(), to.getKey()))
                .then(Mono.just(ids.values().stream().mapToInt(List::size).sum()));
    }

    /** How many commands of a provider are here unsent. */
    public Mono<Long> backlog(Provider provider) {
        return commands.backlog(provider.name());
    }

    /** Of how many it is not known whether they were sent. */
    public Mono<Long> inDoubt(Provider provider) {
        return commands.inDoubt(provider.name());
    }

    /** How many open commands stand how. */
    public Flux<Count> counts() {
        return log.counts();
    }

    /** How many messages lack a receipt for so long that it stays unknown whether they arrived. */
    public Mono<Long> withoutReceipt(Provider provider) {
        var webhook = provider.settings().webhook();
        return webhook == null
                ? Mono.just(0L)
                : log.withoutReceipt(
                        provider.name(), clock.instant().minus(webhook.receiptWithin()));
    }

    private static @Nullable Because because(Result result) {
        return switch (result) {
            case Result.Refused refused -> refused.recipientIsWrong() ? null : Because.REFUSED;
            case Result.Withheld withheld -> withheld.because();
            case Result.Accepted _, Result.NotSent _, Result.Uncertain _ -> null;
        };
    }

    /** Whatever a provider may have seen of a message stays with him. */
    private static boolean wasHanded(Result result) {
        return switch (result) {
            case Result.NotSent notSent -> notSent.reach() == Result.Reach.HANDED;
            case Result.Accepted _, Result.Refused _, Result.Uncertain _, Result.Withheld _ -> true;
        };
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
            case Result.Withheld withheld -> withheld.reason();
        };
    }
}
