package io.forbear.gateway.command;

import io.forbear.events.AttemptReason;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DebtorNotice;
import io.forbear.events.Direction;
import io.forbear.events.NoticeKind;
import io.forbear.gateway.provider.Errand;
import io.forbear.gateway.provider.Medium;
import io.forbear.messaging.EventIds;
import io.forbear.service.digest.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Commands and reports, as events say them. */
final class EventWords {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:=+/<>-]{1,120}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]([-. ()/]*[0-9]){6}");
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}");

    private EventWords() {}

    static Errand errand(ContactCommand event, Medium medium) {
        return new Errand(
                medium, event.getActor().getLegalEntityId(), List.copyOf(event.getJurisdictions()));
    }

    static Whom whom(ContactCommand event) {
        return new Whom(event.getDebtorId(), event.getParty().getPersonId());
    }

    static Command command(ContactCommand event, @Nullable String recipient) {
        return new Command(
                event.getCommandId(),
                recipient,
                event.getLanguage(),
                event.getSubject(),
                event.getMessage() == null ? "" : event.getMessage(),
                event.getPermit().getNotAfter());
    }

    /**
     * The report on a command. It has the same id however often it is made, so that the last one
     * corrects those before.
     */
    static ContactAttempted report(
            ContactCommand command, ContactOutcome outcome, Reported reported) {
        return attempted(command, reported.happenedAt(), reported.at())
                .setOutcome(outcome)
                .setReceiptRef(reference(reported.receiptRef(), command.getCommandId()))
                .setReason(reason(reported.state(), reported.because()))
                .build();
    }

    /** Why it came out so; null: there is nothing to say. */
    static @Nullable AttemptReason reason(CommandState state, @Nullable Because because) {
        return switch (state) {
            case BOUNCED -> AttemptReason.NO_SUCH_RECIPIENT;
            case UNDELIVERED -> AttemptReason.NOT_DELIVERED;
            case NOT_MADE -> because == null ? null : reason(because);
            case TAKEN, SENDING, UNCERTAIN, SENT, DELIVERED, UNKNOWN -> null;
        };
    }

    private static AttemptReason reason(Because because) {
        return switch (because) {
            case REFUSED -> AttemptReason.REFUSED;
            case EXPIRED -> AttemptReason.EXPIRED;
            case CANCELLED -> AttemptReason.CANCELLED;
        };
    }

    /**
     * A provider's id, as far as it may leave us: one that may be a number or address, or is not
     * short, is replaced by ours, under which it can be looked up.
     */
    static @Nullable String reference(@Nullable String theirs, String ours) {
        if (theirs == null) {
            return null;
        }
        var mayTell = NUMBER.matcher(UUID.matcher(theirs).replaceAll("")).find();
        return !mayTell && HARMLESS.matcher(theirs).matches() ? theirs : ours;
    }

    private static ContactAttempted.Builder attempted(
            ContactCommand command, Instant at, Instant now) {
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
                .setContentFlags(command.getContentFlags());
    }

    /** The answer of the person whom a command has reached; what it says is kept here, sealed. */
    static ContactAttempted answer(
            ContactCommand command, AnswerRef answer, Instant at, Instant now) {
        var replyId = answer.replyId();
        return attempted(command, at, now)
                .setOutcome(ContactOutcome.DELIVERED)
                .setReason(answer.isToBeRead() ? AttemptReason.ANSWERED : null)
                .setRecordingRef(answer.isToBeRead() ? "/replies/" + answer.answerId() : null)
                .setReceiptRef(answer.answerId())
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

    /**
     * The one text that confirms a stop. It says nothing of a debt, and no permit covers it: the
     * law lets it answer the stop.
     */
    static ContactAttempted confirmation(ContactCommand command, Reply stop, Instant now) {
        var at = now.isAfter(stop.at()) ? now : stop.at();
        return attempted(command, at, now)
                .setEventId(
                        EventIds.derived(command.getEventId(), "confirmation " + stop.replyId()))
                .setOutcome(ContactOutcome.SENT)
                .setPurpose(ContactPurpose.OPT_OUT_CONFIRMATION)
                .setPermitId(null)
                .setProposalId(null)
                .setCommandId(null)
                .clearDisclosed()
                .clearLetterFields()
                .clearContentFlags()
                .setStatedAmount(null)
                .setPayBy(null)
                .build();
    }

    /** That the person blocks the channel, and withdraws consent to it. */
    static List<DebtorNotice> stops(ContactCommand command, AnswerRef answer, Instant at) {
        return Stream.of(NoticeKind.PREFERENCE_STATED, NoticeKind.CONSENT_WITHDRAWN)
                .map(kind -> stop(command, kind, answer, at))
                .toList();
    }

    private static DebtorNotice stop(
            ContactCommand command, NoticeKind kind, AnswerRef answer, Instant at) {
        return DebtorNotice.newBuilder()
                .setEventId(EventIds.derived(command.getEventId(), kind + " " + answer.replyId()))
                .setOccurredAt(at)
                .setDebtorId(command.getDebtorId())
                .setCausationId(command.getEventId())
                .setKind(kind)
                .setPersonId(command.getParty().getPersonId())
                .setChannels(List.of(command.getChannel()))
                .setWritten(true)
                .setReference(answer.answerId())
                .build();
    }

    /** What is left of a command that cannot be sent any more: all but text and recipient. */
    static ContactCommand withoutText(ContactCommand command) {
        return ContactCommand.newBuilder(command)
                .setSubject(null)
                .setMessage(null)
                .setSealedEndpoint(null)
                .build();
    }

    /** Proof of the subject and text of a command, which outlives them. */
    static String digest(ContactCommand command) {
        var subject = command.getSubject() == null ? "" : command.getSubject() + "\n";
        return Sha256.hex(command.getCommandId() + "\n" + subject + command.getMessage());
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
