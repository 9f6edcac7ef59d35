package io.forbear.gateway.sending;

import io.forbear.gateway.command.Claim;
import io.forbear.gateway.command.CommandService;
import io.forbear.gateway.command.CommandState;
import io.forbear.gateway.command.Result;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Settles whether messages in doubt were sent: by sending again with the same key, if the provider
 * sends such a message once, the permit still holds and nobody has taken it back; else by asking
 * the provider; else it stays unknown. A message in doubt is never simply sent again.
 */
@Component
class Doubts {
    private static final Result CANNOT_BE_ASKED =
            new Result.Refused(false, "the provider cannot be asked");

    private final CommandService commands;
    private final Clock clock;

    Doubts(CommandService commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    Mono<Void> settle(Line line) {
        return commands.markBrokenOff(line.provider())
                .then(Mono.defer(() -> settleSome(line)))
                .expand(settled -> settled == 0 ? Mono.empty() : settleSome(line))
                .then();
    }

    private Mono<Integer> settleSome(Line line) {
        int capacity = line.capacity();
        return capacity == 0
                ? Mono.just(0)
                : commands.claimUncertain(line.provider(), capacity, line.limits().longestCall())
                        .flatMap(
                                claims ->
                                        Flux.fromIterable(claims)
                                                .flatMap(claim -> settle(line, claim))
                                                .then(Mono.just(claims.size())));
    }

    private Mono<Void> settle(Line line, Claim claim) {
        return line.isIdempotent() && !claim.command().isPast(clock.instant())
                ? sendAgain(line, claim)
                : ask(line, claim);
    }

    private Mono<Void> sendAgain(Line line, Claim claim) {
        return line.send(claim.command())
                .flatMap(
                        result ->
                                result instanceof Result.Withheld
                                        ? ask(line, claim)
                                        : commands.note(
                                                claim,
                                                CommandState.UNCERTAIN,
                                                result,
                                                line.limits().askAgain()));
    }

    private Mono<Void> ask(Line line, Claim claim) {
        return line.find(claim.command())
                .defaultIfEmpty(CANNOT_BE_ASKED)
                .flatMap(found -> settle(line, claim, found));
    }

    private Mono<Void> settle(Line line, Claim claim, Result found) {
        return commands.settle(
                claim,
                CommandState.UNCERTAIN,
                after(
                        found,
                        claim.tries() >= line.limits().questions(),
                        claim.command().isPast(clock.instant())),
                found instanceof Result.Accepted accepted ? accepted.messageId() : null,
                found.toString(),
                line.limits().askAgain());
    }

    /**
     * How a message in doubt stands after the provider was asked.
     *
     * @param last whether it was asked often enough
     * @param past whether the permit is over
     */
    static CommandState after(Result found, boolean last, boolean past) {
        return switch (found) {
            case Result.Accepted _ -> CommandState.SENT;
            case Result.NotSent _ -> past ? CommandState.NOT_MADE : CommandState.TAKEN;
            case Result.Refused _ -> CommandState.UNKNOWN;
            case Result.Uncertain _, Result.Withheld _ ->
                    last ? CommandState.UNKNOWN : CommandState.UNCERTAIN;
        };
    }
}
