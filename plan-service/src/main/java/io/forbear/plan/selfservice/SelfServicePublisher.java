package io.forbear.plan.selfservice;

import io.forbear.events.ComplaintFiled;
import io.forbear.events.DebtorNotice;
import io.forbear.events.NoticeKind;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells others what a debtor has declared, as the bank's own systems would. */
@Component
class SelfServicePublisher {
    private final Outbox outbox;
    private final Clock clock;

    SelfServicePublisher(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** That the debtor is in hardship. */
    Mono<Void> hardship(CaseAccess access, UUID id) {
        return outbox.publish(
                Topics.DEBTOR_NOTICE,
                DebtorNotice.newBuilder()
                        .setEventId(id)
                        .setOccurredAt(clock.instant())
                        .setDebtorId(access.debtorId())
                        .setKind(NoticeKind.HARDSHIP_DECLARED)
                        .setAccountIds(access.accountIds())
                        .setReference(access.subject())
                        .build());
    }

    /** That he complains. */
    Mono<Void> complaint(CaseAccess access, UUID id, ComplaintKind kind) {
        return outbox.publish(
                Topics.COMPLAINT_FILED,
                ComplaintFiled.newBuilder()
                        .setEventId(EventIds.derived(id, "filed"))
                        .setOccurredAt(clock.instant())
                        .setDebtorId(access.debtorId())
                        .setComplaintId(id.toString())
                        .setKind(kind(kind))
                        .setAccountIds(access.accountIds())
                        .build());
    }

    private static io.forbear.events.ComplaintKind kind(ComplaintKind kind) {
        return switch (kind) {
            case CONDUCT -> io.forbear.events.ComplaintKind.CONDUCT;
            case AMOUNT -> io.forbear.events.ComplaintKind.AMOUNT;
            case PRIVACY -> io.forbear.events.ComplaintKind.PRIVACY;
            case OTHER -> io.forbear.events.ComplaintKind.OTHER;
        };
    }
}
