package io.forbear.samples;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.events.Direction;
import java.nio.charset.StandardCharsets;
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
     * Makes the call, unless its permit is over: then nobody calls any more, and that is reported.
     *
     * @param now as exactly as the dialer knows it; its clock must be synchronised
     */
    static ContactAttempted carryOut(ContactCommand command, Instant now, Line line) {
        boolean isPast = now.isAfter(command.getPermit().getNotAfter());
        return report(command, now, isPast ? ContactOutcome.NOT_MADE : line.call(command));
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
