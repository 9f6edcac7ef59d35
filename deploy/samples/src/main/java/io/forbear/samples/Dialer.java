package io.forbear.samples;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.events.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What every dialer does with a command, whichever way it comes. */
final class Dialer {
    private Dialer() {}

    /** Where a telephone call would be made. */
    interface Line {
        ContactOutcome call(ContactCommand command);
    }

    /**
     * Makes the call: not before its permit begins, and not after its end, which is reported.
     *
     * @param clock as exact as can be: a dialer's clock must be synchronised
     */
    static ContactAttempted carryOut(ContactCommand command, Clock clock, Line line)
            throws InterruptedException {
        var early = Duration.between(clock.instant(), command.getPermit().getValidFrom());
        if (early.isPositive()) {
            Thread.sleep(early); // some seconds: commands come a little ahead
        }
        var now = clock.instant();
        return now.isAfter(command.getPermit().getNotAfter())
                ? notMade(command, now)
                : report(command, now, line.call(command));
    }

    /** That the call was not made and will not be. */
    static ContactAttempted notMade(ContactCommand command, Instant now) {
        return report(command, now, ContactOutcome.NOT_MADE);
    }

    /** The id follows from the command: reported twice, it is one report. */
    private static ContactAttempted report(
            ContactCommand command, Instant at, ContactOutcome outcome) {
        var id = "report " + command.getCommandId();
        return ContactAttempted.newBuilder()
                .setEventId(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)))
                .setOccurredAt(at)
                .setDebtorId(command.getDebtorId())
                .setPermitId(command.getPermit().getPermitId())
                .setProposalId(command.getProposalId())
                .setCommandId(command.getCommandId())
                .setDirection(Direction.OUTBOUND)
                .setOutcome(outcome)
                .setChannel(command.getChannel())
                .setVoiceMode(command.getVoiceMode())
                .setActor(command.getActor())
                .setParty(command.getParty())
                .setEndpoint(command.getEndpoint())
                .setPlaceKind(command.getPlaceKind())
                .setAccountIds(command.getAccountIds())
                .setPurpose(command.getPurpose())
                .setDisclosed(command.getDisclosed())
                .build();
    }
}
