package io.forbear.contact.intake;

import io.forbear.contact.casework.News;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Notice;
import io.forbear.contact.task.CaseEffect;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DisputeKind;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what debtors, or others for them, declare. */
@Configuration(proxyBeanMethods = false)
class NoticeListener {
    @Bean
    Subscription<DebtorNotice> debtorNotices(CaseEffect effect) {
        return Subscription.together(Topics.DEBTOR_NOTICE, NoticeListener::news, effect);
    }

    /**
     * The notice as the event states it.
     *
     * @throws RejectedEvent if its kind is not known: it might forbid what we would do
     */
    static News news(DebtorNotice event) {
        var notice =
                new Notice(
                        event.getEventId(),
                        event.getOccurredAt(),
                        kind(event),
                        event.getPersonId(),
                        event.getToLegalEntityId(),
                        channels(event),
                        event.getAccountIds());
        return new News(
                event.getDebtorId(), event.getEventId(), (facts, now) -> facts.with(notice, now));
    }

    private static Notice.Kind kind(DebtorNotice event) {
        return switch (event.getKind()) {
            case CONSENT_GIVEN ->
                    isOfUnknownChannels(event) ? Notice.Kind.OTHER : Notice.Kind.CHANNELS_ALLOWED;
            case CONSENT_WITHDRAWN, PREFERENCE_STATED ->
                    channels(event).isEmpty() ? Notice.Kind.OTHER : Notice.Kind.CHANNELS_BLOCKED;
            case CEASE_REQUESTED -> Notice.Kind.CEASE_REQUESTED;
            case THIRD_PARTY_STOP_REQUESTED -> Notice.Kind.THIRD_PARTY_STOP_REQUESTED;
            case REPRESENTATION_NOTIFIED -> Notice.Kind.REPRESENTATION_NOTIFIED;
            case DISPUTE_FILED ->
                    isAboutCreditData(event) ? Notice.Kind.OTHER : Notice.Kind.DISPUTE_FILED;
            case DISPUTE_ANSWERED ->
                    isAboutCreditData(event) ? Notice.Kind.OTHER : Notice.Kind.DISPUTE_ANSWERED;
            case MORATORIUM_STARTED -> Notice.Kind.MORATORIUM_STARTED;
            case MORATORIUM_ENDED -> Notice.Kind.MORATORIUM_ENDED;
            case HARDSHIP_DECLARED -> Notice.Kind.HARDSHIP_DECLARED;
            case HARDSHIP_ENDED -> Notice.Kind.HARDSHIP_ENDED;
            case VALIDATION_PROVIDED,
                    VULNERABILITY_NOTED,
                    AGENCY_AUTHORISED,
                    AGENCY_REVOKED,
                    AGENCY_ASSIGNED,
                    AGENCY_NOTICE_SENT ->
                    Notice.Kind.OTHER;
            case UNKNOWN -> throw new RejectedEvent("the kind of the notice is not known");
        };
    }

    /** What the credit register says is disputed, not what is owed. */
    private static boolean isAboutCreditData(DebtorNotice event) {
        return event.getDisputeKind() == DisputeKind.CREDIT_DATA;
    }

    /** A consent that names none is for all; one that names only others is for none of ours. */
    private static boolean isOfUnknownChannels(DebtorNotice event) {
        var scope = event.getScope();
        return scope != null && !scope.getChannels().isEmpty() && channels(event).isEmpty();
    }

    /**
     * The channels a notice is about. Consent withdrawn without naming channels is withdrawn for
     * all; a preference without channels is about times or places, which are the gate's business.
     */
    private static Set<Channel> channels(DebtorNotice event) {
        return switch (event.getKind()) {
            case CONSENT_WITHDRAWN ->
                    event.getChannels().isEmpty()
                            ? Set.of(Channel.values())
                            : Translation.channels(event.getChannels());
            case CONSENT_GIVEN ->
                    event.getScope() == null
                            ? Set.of()
                            : Translation.channels(event.getScope().getChannels());
            case UNKNOWN,
                    PREFERENCE_STATED,
                    CEASE_REQUESTED,
                    THIRD_PARTY_STOP_REQUESTED,
                    REPRESENTATION_NOTIFIED,
                    DISPUTE_FILED,
                    DISPUTE_ANSWERED,
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
                    Translation.channels(event.getChannels());
        };
    }
}
