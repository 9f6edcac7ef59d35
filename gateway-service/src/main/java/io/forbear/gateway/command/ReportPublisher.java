package io.forbear.gateway.command;

import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.events.DebtorNotice;
import io.forbear.events.NoticeKind;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells others what became of commands, in the transaction of the change. */
@Component
public class ReportPublisher {
    private final Outbox outbox;
    private final EventBytes bytes;
    private final Recipients recipients;
    private final Clock clock;

    ReportPublisher(Outbox outbox, EventBytes bytes, Recipients recipients, Clock clock) {
        this.outbox = outbox;
        this.bytes = bytes;
        this.recipients = recipients;
        this.clock = clock;
    }

    /**
     * Reports how a command stands now; nothing as long as that is open.
     *
     * @param at when it came to stand so
     * @param receiptRef what the provider calls the message
     */
    Mono<Void> publish(
            byte[] payload, CommandState state, Instant at, @Nullable String receiptRef) {
        var outcome = outcome(state);
        return outcome == null
                ? Mono.empty()
                : decode(payload)
                        .map(
                                command ->
                                        EventWords.report(
                                                command, outcome, at, clock.instant(), receiptRef))
                        .flatMap(report -> outbox.publish(Topics.CONTACT_ATTEMPTED, report));
    }

    /** That the person wants no more messages by this medium, and withdraws consent to them. */
    Mono<Void> publishStop(byte[] payload, String replyId, Instant at) {
        return decode(payload)
                .flatMap(
                        command ->
                                outbox.publish(
                                        Topics.DEBTOR_NOTICE,
                                        List.of(
                                                stop(
                                                        command,
                                                        NoticeKind.PREFERENCE_STATED,
                                                        replyId,
                                                        at),
                                                stop(
                                                        command,
                                                        NoticeKind.CONSENT_WITHDRAWN,
                                                        replyId,
                                                        at))));
    }

    /** That the person has answered. */
    Mono<Void> publishAnswer(byte[] payload, String replyId, Instant at) {
        return decode(payload)
                .map(command -> EventWords.answer(command, replyId, at, clock.instant()))
                .flatMap(answer -> outbox.publish(Topics.CONTACT_ATTEMPTED, answer));
    }

    private static DebtorNotice stop(
            ContactCommand command, NoticeKind kind, String replyId, Instant at) {
        return DebtorNotice.newBuilder()
                .setEventId(EventIds.derived(command.getEventId(), kind + " " + replyId))
                .setOccurredAt(at)
                .setDebtorId(command.getDebtorId())
                .setCausationId(command.getEventId())
                .setKind(kind)
                .setPersonId(command.getParty().getPersonId())
                .setChannels(List.of(command.getChannel()))
                .setWritten(true)
                .setReference(replyId)
                .build();
    }

    /** What commands say that are to be acted on; decoding may ask the registry. */
    Mono<List<Claim>> claims(List<Commands.Held> held) {
        return held.isEmpty()
                ? Mono.just(List.of())
                : Mono.fromCallable(() -> held.stream().map(this::claim).toList())
                        .subscribeOn(Schedulers.boundedElastic());
    }

    private Claim claim(Commands.Held held) {
        var command = bytes.decode(Topics.COMMAND_SMS, held.payload());
        var recipient =
                recipients.of(
                        command.getCommandId(), command.getEndpoint(), command.getSealedEndpoint());
        return new Claim(EventWords.command(command, recipient), held.payload(), held.tries());
    }

    private Mono<ContactCommand> decode(byte[] payload) {
        return Mono.fromCallable(() -> bytes.decode(Topics.COMMAND_SMS, payload))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static @Nullable ContactOutcome outcome(CommandState state) {
        return switch (state) {
            case SENT -> ContactOutcome.DELIVERED;
            case BOUNCED -> ContactOutcome.BOUNCED;
            case NOT_MADE -> ContactOutcome.NOT_MADE;
            case UNKNOWN -> ContactOutcome.UNREPORTED;
            case TAKEN, SENDING, UNCERTAIN -> null;
        };
    }
}
