package io.forbear.plan.plan;

import io.forbear.events.DebtorFlag;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.MoratoriumKind;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.plan.debtor.Declaration;
import io.forbear.plan.debtor.Declaration.Kind;
import io.forbear.topics.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what is declared of debtors, as far as it pauses or stops what they have agreed to. */
@Configuration(proxyBeanMethods = false)
class DebtorListener {
    @Bean
    Subscription<DebtorNotice> noticeSubscription(DebtorTracking tracking) {
        return Subscription.together(
                Topics.DEBTOR_NOTICE, (DebtorNotice event) -> declared(event), tracking);
    }

    @Bean
    Subscription<DebtorProfileChanged> profileSubscription(DebtorTracking tracking) {
        return Subscription.together(
                Topics.DEBTOR_PROFILE, (DebtorProfileChanged event) -> declared(event), tracking);
    }

    /**
     * What a notice declares; void if it is none of ours, for it may correct one that was.
     *
     * @throws RejectedEvent if there can be no such notice
     */
    static List<Declaration> declared(DebtorNotice event) {
        return RejectedEvent.ifImpossible(
                () ->
                        List.of(
                                new Declaration(
                                        event.getEventId(),
                                        event.getDebtorId(),
                                        event.getOccurredAt(),
                                        kind(event),
                                        event.getAccountIds())));
    }

    private static Kind kind(DebtorNotice event) {
        boolean bankruptcy = event.getMoratoriumKind() == MoratoriumKind.BANKRUPTCY;
        return switch (event.getKind()) {
            case HARDSHIP_DECLARED -> Kind.HARDSHIP_DECLARED;
            case HARDSHIP_ENDED -> Kind.HARDSHIP_ENDED;
            case MORATORIUM_STARTED ->
                    bankruptcy ? Kind.BANKRUPTCY_STARTED : Kind.MORATORIUM_STARTED;
            case MORATORIUM_ENDED -> bankruptcy ? Kind.BANKRUPTCY_ENDED : Kind.MORATORIUM_ENDED;
            case UNKNOWN -> throw new IllegalArgumentException("the kind of notice is not known");
            case CONSENT_GIVEN,
                    CONSENT_WITHDRAWN,
                    PREFERENCE_STATED,
                    CEASE_REQUESTED,
                    THIRD_PARTY_STOP_REQUESTED,
                    REPRESENTATION_NOTIFIED,
                    DISPUTE_FILED,
                    DISPUTE_ANSWERED,
                    VALIDATION_PROVIDED,
                    VULNERABILITY_NOTED,
                    AGENCY_AUTHORISED,
                    AGENCY_REVOKED,
                    AGENCY_ASSIGNED,
                    AGENCY_NOTICE_SENT ->
                    Kind.VOID;
        };
    }

    /** What a profile declares: that the debtor is alive and solvent, or is not. */
    static List<Declaration> declared(DebtorProfileChanged event) {
        var flags = event.getFlags();
        return RejectedEvent.ifImpossible(
                () ->
                        List.of(
                                stated(
                                        event,
                                        flags.contains(DebtorFlag.DECEASED)
                                                ? Kind.DECEASED
                                                : Kind.NOT_DECEASED),
                                stated(
                                        event,
                                        flags.contains(DebtorFlag.BANKRUPT)
                                                ? Kind.BANKRUPT
                                                : Kind.NOT_BANKRUPT)));
    }

    private static Declaration stated(DebtorProfileChanged event, Kind kind) {
        return new Declaration(
                event.getEventId(), event.getDebtorId(), event.getOccurredAt(), kind, List.of());
    }
}
