package io.forbear.account.intake;

import io.forbear.account.contact.ContactAttempt;
import io.forbear.account.contact.ContactAttempt.Result;
import io.forbear.account.fact.DebtorId;
import io.forbear.events.ContactAttempted;
import io.forbear.events.Direction;
import io.forbear.events.PartyKind;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what came of attempts to speak with debtors; the law on them is others' business. */
@Configuration(proxyBeanMethods = false)
class AttemptListener {
    /** By how much the clocks of those who report contacts may be wrong. */
    private static final Duration AHEAD = Duration.ofDays(1);

    @Bean
    Subscription<ContactAttempted> attemptSubscription(NewsEffect effect, Clock clock) {
        return Subscription.together(
                Topics.CONTACT_ATTEMPTED, event -> news(event, clock.instant()), effect);
    }

    private static News news(ContactAttempted event, Instant now) {
        var attempt = RejectedEvent.ifImpossible(() -> attempt(event, now));
        return News.of(
                event.getDebtorId(),
                attempt == null ? new News.Nothing(event.getEventId()) : new News.Tried(attempt));
    }

    /**
     * What the event says about reaching the debtor.
     *
     * @return null: nothing, since it was about somebody else or could not be answered
     * @throws IllegalArgumentException if it cannot have happened yet
     */
    static @Nullable ContactAttempt attempt(ContactAttempted event, Instant now) {
        if (event.getOccurredAt().isAfter(now.plus(AHEAD))) {
            throw new IllegalArgumentException(
                    "a contact cannot have been made at %s, it is %s"
                            .formatted(event.getOccurredAt(), now));
        }
        var result = event.getParty().getKind() == PartyKind.DEBTOR ? result(event) : null;
        return result == null
                ? null
                : new ContactAttempt(
                        event.getEventId(),
                        new DebtorId(event.getDebtorId()),
                        event.getOccurredAt(),
                        result,
                        event.getEndpoint());
    }

    private static @Nullable Result result(ContactAttempted event) {
        var inbound = event.getDirection() == Direction.INBOUND;
        return switch (event.getOutcome()) {
            case CONVERSATION -> inbound ? Result.CALLED_BACK : Result.REACHED;
            case NOT_CONNECTED_INVALID, BOUNCED -> inbound ? null : Result.WRONG_NUMBER;
            case NOT_CONNECTED_BUSY, RANG_UNANSWERED, VOICEMAIL, CONNECTED_NO_CONVERSATION ->
                    inbound ? null : Result.IN_VAIN;
            // neither a message that was sent or arrived, nor what was not made or not reported,
            // says whether anybody can be spoken with
            case DELIVERED, SENT, NOT_MADE, UNREPORTED -> null;
            case UNKNOWN -> throw new IllegalArgumentException("the outcome is not known");
        };
    }
}
