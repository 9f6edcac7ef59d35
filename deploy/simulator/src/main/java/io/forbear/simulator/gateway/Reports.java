package io.forbear.simulator.gateway;

import io.forbear.events.Actor;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.events.Direction;
import io.forbear.simulator.chance.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a command that was carried out into the report about it. */
final class Reports {
    private static final int VISITORS = 2;

    private Reports() {}

    /**
     * The report of a gateway, with the ids and contents of the command echoed.
     *
     * @param at when the contact began
     */
    static ContactAttempted of(
            ContactCommand command, ContactOutcome outcome, Instant at, Dice dice) {
        return ContactAttempted.newBuilder()
                .setEventId(dice.eventId(at))
                .setOccurredAt(at)
                .setDebtorId(command.getDebtorId())
                .setCausationId(command.getEventId())
                .setPermitId(command.getPermit().getPermitId())
                .setProposalId(command.getProposalId())
                .setCommandId(command.getCommandId())
                .setDirection(Direction.OUTBOUND)
                .setOutcome(outcome)
                .setChannel(command.getChannel())
                .setVoiceMode(command.getVoiceMode())
                .setActor(staffed(command.getActor(), command.getChannel(), dice))
                .setParty(command.getParty())
                .setEndpoint(command.getEndpoint())
                .setPlaceKind(command.getPlaceKind())
                .setAccountIds(command.getAccountIds())
                .setPurpose(command.getPurpose())
                .setDisclosed(command.getDisclosed())
                .setStatedAmount(command.getStatedAmount())
                .setPayBy(command.getPayBy())
                .setLetterFields(command.getLetterFields())
                .setContentFlags(command.getContentFlags())
                .setEndedAt(endedAt(outcome, at, dice))
                .setRecordingRef(recording(outcome, dice))
                .setReceiptRef(receipt(outcome, dice))
                .build();
    }

    private static @Nullable Instant endedAt(ContactOutcome outcome, Instant at, Dice dice) {
        return outcome == ContactOutcome.CONVERSATION
                ? at.plus(Duration.ofSeconds(dice.between(40, 300)))
                : null;
    }

    private static @Nullable String recording(ContactOutcome outcome, Dice dice) {
        return outcome == ContactOutcome.CONVERSATION ? "recording/" + dice.pseudonym() : null;
    }

    private static @Nullable String receipt(ContactOutcome outcome, Dice dice) {
        return outcome == ContactOutcome.DELIVERED ? "receipt/" + dice.pseudonym() : null;
    }

    /** The dialer knows who spoke, the visit planner who went; two always go. */
    private static Actor staffed(Actor actor, Channel channel, Dice dice) {
        int wanted = staff(channel);
        var agents = new ArrayList<>(actor.getAgentIds());
        for (int number = agents.size(); number < wanted; number++) {
            agents.add("S" + dice.pseudonym());
        }
        return Actor.newBuilder(actor).setAgentIds(List.copyOf(agents)).build();
    }

    private static int staff(Channel channel) {
        return switch (channel) {
            case VOICE_HUMAN -> 1;
            case VISIT -> VISITORS;
            case VOICE_BOT,
                    VOICEMAIL_DROP,
                    SMS,
                    IM_ENTERPRISE,
                    IM_PRIVATE,
                    EMAIL,
                    LETTER,
                    PUSH,
                    UNKNOWN ->
                    0;
        };
    }
}
