package io.forbear.account.intake;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Circumstance.Kind;
import io.forbear.account.fact.Circumstance.State;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Notice;
import io.forbear.account.fact.Notice.Content;
import io.forbear.events.DebtorNotice;
import io.forbear.events.MoratoriumKind;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what debtors declare; only hardship and moratoria matter to an account's stage. */
@Configuration(proxyBeanMethods = false)
class NoticeListener {
    /** There is one hardship at a time; each kind of moratorium is a circumstance of its own. */
    private static final String THE_ONLY_ONE = "DECLARED";

    @Bean
    Subscription<DebtorNotice> noticeSubscription(NewsEffect effect) {
        return Subscription.together(Topics.DEBTOR_NOTICE, NoticeListener::news, effect);
    }

    private static News news(DebtorNotice event) {
        var notice = notice(event);
        return new News(notice.debtorId(), new News.Declared(notice));
    }

    /**
     * What the event declares.
     *
     * @throws RejectedEvent if the kind of the notice or of its moratorium is not known
     */
    static Notice notice(DebtorNotice event) {
        return RejectedEvent.ifImpossible(
                () ->
                        new Notice(
                                event.getEventId(),
                                new DebtorId(event.getDebtorId()),
                                event.getAccountIds().stream()
                                        .distinct()
                                        .sorted()
                                        .map(AccountId::new)
                                        .toList(),
                                content(event)));
    }

    private static @Nullable Content content(DebtorNotice event) {
        return switch (event.getKind()) {
            case HARDSHIP_DECLARED -> hardship(event, State.STARTED);
            case HARDSHIP_ENDED -> hardship(event, State.ENDED);
            case MORATORIUM_STARTED -> moratorium(event, State.STARTED);
            case MORATORIUM_ENDED -> moratorium(event, State.ENDED);
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
                    null;
            case UNKNOWN -> throw new IllegalArgumentException("the kind of notice is not known");
        };
    }

    private static Content hardship(DebtorNotice event, State state) {
        return new Content(Kind.HARDSHIP, THE_ONLY_ONE, state, event.getOccurredAt());
    }

    private static Content moratorium(DebtorNotice event, State state) {
        var kind = event.getMoratoriumKind();
        if (kind == null || kind == MoratoriumKind.UNKNOWN) {
            throw new IllegalArgumentException("the kind of moratorium is not known");
        }
        return new Content(Kind.MORATORIUM, kind.name(), state, event.getOccurredAt());
    }
}
