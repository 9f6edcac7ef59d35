package io.forbear.plan.account;

import io.forbear.events.DebtorNotice;
import io.forbear.events.DisputeKind;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.plan.account.DisputeNotices.DisputeNotice;
import io.forbear.topics.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Takes disputes and their answers; no plan is agreed on a disputed debt where the law says so. */
@Configuration(proxyBeanMethods = false)
class DisputeListener {
    /** A group of its own: what is parked of it keeps nothing else of the debtor waiting. */
    private static final String GROUP = "plan-service-disputes";

    @Bean
    Subscription<DebtorNotice> disputeSubscription(DisputeNotices notices) {
        return Subscription.to(Topics.DEBTOR_NOTICE, (DebtorNotice event) -> take(event, notices))
                .inGroup(GROUP);
    }

    private static Mono<Void> take(DebtorNotice event, DisputeNotices notices) {
        var disputed = disputed(event);
        return disputed == null
                ? notices.remove(event.getEventId())
                : notices.put(
                        new DisputeNotice(
                                event.getEventId(),
                                event.getDebtorId(),
                                event.getAccountIds(),
                                event.getOccurredAt(),
                                disputed));
    }

    /**
     * Whether something is disputed from now on; null if it is about something else.
     *
     * @throws RejectedEvent if the kind is not known: it might be a dispute
     */
    static @Nullable Boolean disputed(DebtorNotice event) {
        return switch (event.getKind()) {
            case DISPUTE_FILED -> isAboutCreditData(event) ? null : Boolean.TRUE;
            case DISPUTE_ANSWERED -> isAboutCreditData(event) ? null : Boolean.FALSE;
            case UNKNOWN -> throw new RejectedEvent("the kind of the notice is not known");
            case CONSENT_GIVEN,
                    CONSENT_WITHDRAWN,
                    PREFERENCE_STATED,
                    CEASE_REQUESTED,
                    THIRD_PARTY_STOP_REQUESTED,
                    REPRESENTATION_NOTIFIED,
                    VALIDATION_PROVIDED,
                    MORATORIUM_STARTED,
                    MORATORIUM_ENDED,
                    HARDSHIP_DECLARED,
                    HARDSHIP_ENDED,
                    VULNERABILITY_NOTED,
                    AGENCY_AUTHORISED,
                    AGENCY_REVOKED,
                    AGENCY_ASSIGNED,
                    AGENCY_NOTICE_SENT ->
                    null;
        };
    }

    /** What the credit register says is disputed, not what is owed. */
    private static boolean isAboutCreditData(DebtorNotice event) {
        return event.getDisputeKind() == DisputeKind.CREDIT_DATA;
    }
}
