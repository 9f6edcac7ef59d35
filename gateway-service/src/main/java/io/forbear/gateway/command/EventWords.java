package io.forbear.gateway.command;

import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.events.Direction;
import io.forbear.messaging.EventIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commands and reports, as events say them. */
final class EventWords {
    private EventWords() {}

    static Command command(ContactCommand event, @Nullable String recipient) {
        return new Command(
                event.getCommandId(),
                recipient,
                event.getLanguage(),
                event.getMessage() == null ? "" : event.getMessage(),
                event.getPermit().getNotAfter());
    }

    /**
     * The report on a command. It has the same id however often it is made, so that the last one
     * corrects those before.
     *
     * @param at when it happened
     * @param now when it is reported
     */
    static ContactAttempted report(
            ContactCommand command,
            ContactOutcome outcome,
            Instant at,
            Instant now,
            @Nullable String receiptRef) {
        return ContactAttempted.newBuilder()
                .setEventId(EventIds.derived(command.getEventId(), "attempt"))
                .setOccurredAt(at)
                .setDebtorId(command.getDebtorId())
                .setCausationId(command.getEventId())
                .setReportedAt(now.isAfter(at) ? now : null)
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
                .setStatedAmount(command.getStatedAmount())
                .setPayBy(command.getPayBy())
                .setLetterFields(command.getLetterFields())
                .setContentFlags(command.getContentFlags())
                .setReceiptRef(receiptRef)
                .build();
    }

    /** The answer of the person whom a command has reached. */
    static ContactAttempted answer(
            ContactCommand command, String replyId, Instant at, Instant now) {
        return ContactAttempted.newBuilder(
                        report(command, ContactOutcome.DELIVERED, at, now, replyId))
                .setEventId(EventIds.derived(command.getEventId(), "answer " + replyId))
                .setDirection(Direction.INBOUND)
                .setPermitId(null)
                .setProposalId(null)
                .setCommandId(null)
                .clearDisclosed()
                .setStatedAmount(null)
                .setPayBy(null)
                .build();
    }

    /** Whether a gateway of messages may carry this; null if so, else why not. */
    static @Nullable String flaw(ContactCommand event) {
        if (event.getMessage() == null || event.getMessage().isBlank()) {
            return "the command has no message";
        }
        return event.getChannel() == Channel.SMS || event.getChannel() == Channel.EMAIL
                ? null
                : "no provider here carries " + event.getChannel();
    }
}
