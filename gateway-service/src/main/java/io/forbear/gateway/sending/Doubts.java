package io.forbear.gateway.sending;

import io.forbear.gateway.command.Claim;
import io.forbear.gateway.command.CommandService;
import io.forbear.gateway.command.CommandState;
import io.forbear.gateway.command.Doubt;
import io.forbear.gateway.command.Result;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Settles whether messages in doubt were sent: by sending again with the same key, if the provider
 * sends such a message once, the permit still holds and nobody has taken it back; else by asking
 * the provider; else it stays unknown. A message in doubt is never simply sent again.
 */
@Component
class Doubts {
    private final CommandService commands;
    private final Clock clock;

    Doubts(CommandService commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** The calls that are to be made next to settle doubts; at most so many. */
    Mono<List<Mono<Void>>> next(Line line, int most) {
        return commands.claimUncertain(line.provider(), most, line.limits().longestCall())
                .map(
                        claims ->
                                claims.stream()
                                        .map(claim -> Mono.defer(() -> settle(line, claim)))
                                        .toList());
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
                                saysNothingOfTheFirst(result)
                                        ? ask(line, claim)
                                        : commands.note(
                                                line.provider(),
                                                claim,
                                                CommandState.UNCERTAIN,
                                                result,
                                                line.limits().askAgain()));
    }

    /** It must not, or cannot, be sent again: whether it was sent before is left to be found. */
    static boolean saysNothingOfTheFirst(Result again) {
        return switch (again) {
            case Result.Withheld _ -> true;
            case Result.Refused refused -> !refused.recipientIsWrong();
            case Result.Accepted _, Result.NotSent _, Result.Uncertain _ -> false;
        };
    }

    private Mono<Void> ask(Line line, Claim claim) {
        return line.find(claim.command()).flatMap(found -> settle(line, claim, found));
    }

    private Mono<Void> settle(Line line, Claim claim, Found found) {
        var doubt = found instanceof Found.HasNot ? claim.doubt().afterNo() : claim.doubt();
        return commands.settle(
                line.provider(),
                claim,
                after(
                        found,
                        line.provider().believes(doubt.noes(), doubt.since()),
                        claim.tries() >= line.limits().questions(),
                        claim.command().isPast(clock.instant())),
                found instanceof Found.Has has ? has.messageId() : null,
                reason(found, doubt),
                doubt,
                line.limits().askAgain());
    }

    private static String reason(Found found, Doubt doubt) {
        return switch (found) {
            case Found.Has _ -> "the provider has it, as it says when asked";
            case Found.HasNot _ ->
                    "the provider has said %d times that it has none such".formatted(doubt.noes());
            case Found.NoAnswer noAnswer -> "asked whether it has it: " + noAnswer.reason();
            case Found.CannotBeAsked _ -> "in doubt, and the provider cannot be asked";
        };
    }

    /**
     * How a message in doubt stands after the provider was asked.
     *
     * @param noCounts whether a no, should it have said one, is to be believed
     * @param last whether it was asked often enough
     * @param past whether the permit is over
     */
    static CommandState after(Found found, boolean noCounts, boolean last, boolean past) {
        return switch (found) {
            case Found.Has _ -> CommandState.SENT;
            case Found.HasNot _ when !noCounts -> CommandState.UNCERTAIN;
            case Found.HasNot _ -> past ? CommandState.NOT_MADE : CommandState.TAKEN;
            case Found.NoAnswer _ -> last ? CommandState.UNKNOWN : CommandState.UNCERTAIN;
            case Found.CannotBeAsked _ -> CommandState.UNKNOWN;
        };
    }
}
