package io.forbear.contact.statement;

import io.forbear.contact.statement.Declared.Complained;
import io.forbear.contact.statement.Declared.Notified;
import io.forbear.events.Channel;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintKind;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DisputeKind;
import io.forbear.events.NoticeKind;
import io.forbear.messaging.Outbox;
import io.forbear.messaging.Outgoing;
import io.forbear.topics.Topics;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells everybody of statements, on {@code debtor.notice} and {@code complaint.filed}. */
@Component
class StatementPublisher {
    private final Outbox outbox;

    StatementPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    Mono<Void> publish(List<StatementChange> changes) {
        return outbox.publish(
                changes.stream()
                        .sorted(Comparator.comparing(change -> change.statement().debtorId()))
                        .<Outgoing<?>>flatMap(StatementPublisher::events)
                        .toList());
    }

    private static Stream<Outgoing<?>> events(StatementChange change) {
        return change.statement().declared().stream()
                .map(
                        one ->
                                switch (one) {
                                    case Notified notified ->
                                            new Outgoing<>(
                                                    Topics.DEBTOR_NOTICE,
                                                    notice(change, notified),
                                                    null);
                                    case Complained complained ->
                                            new Outgoing<>(
                                                    Topics.COMPLAINT_FILED,
                                                    complaint(change, complained),
                                                    null);
                                });
    }

    static DebtorNotice notice(StatementChange change, Notified notified) {
        return DebtorNotice.newBuilder()
                .setEventId(notified.eventId())
                .setOccurredAt(notified.at())
                .setDebtorId(change.statement().debtorId())
                .setCausationId(change.because())
                .setKind(
                        switch (notified.kind()) {
                            case CEASE_REQUESTED -> NoticeKind.CEASE_REQUESTED;
                            case THIRD_PARTY_STOP_REQUESTED ->
                                    NoticeKind.THIRD_PARTY_STOP_REQUESTED;
                            case PREFERENCE_STATED, NOTHING -> NoticeKind.PREFERENCE_STATED;
                            case CONSENT_WITHDRAWN -> NoticeKind.CONSENT_WITHDRAWN;
                            case REPRESENTATION_NOTIFIED -> NoticeKind.REPRESENTATION_NOTIFIED;
                            case DISPUTE_FILED -> NoticeKind.DISPUTE_FILED;
                        })
                .setPersonId(notified.personId())
                .setChannels(
                        notified.channels().stream()
                                .sorted()
                                .map(channel -> Channel.valueOf(channel.name()))
                                .toList())
                .setAccountIds(notified.accountIds())
                .setWritten(notified.written())
                .setAttorneyId(notified.attorneyId())
                .setDisputeKind(
                        notified.kind() == Declared.Kind.DISPUTE_FILED ? DisputeKind.DEBT : null)
                .setReference(change.statement().said().in().toString())
                .build();
    }

    private static ComplaintFiled complaint(StatementChange change, Complained complained) {
        return ComplaintFiled.newBuilder()
                .setEventId(complained.eventId())
                .setOccurredAt(complained.at())
                .setDebtorId(change.statement().debtorId())
                .setCausationId(change.because())
                .setComplaintId(complained.complaintId())
                .setKind(ComplaintKind.valueOf(complained.about().name()))
                .setAccountIds(complained.accountIds())
                .build();
    }
}
