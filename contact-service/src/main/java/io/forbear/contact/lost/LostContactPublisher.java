package io.forbear.contact.lost;

import io.forbear.events.ContactLost;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells others of lost contacts, on {@code contact.lost}. */
@Component
class LostContactPublisher {
    private static final int NEWEST = 50;

    private final Outbox outbox;
    private final Clock clock;

    LostContactPublisher(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Void> publish(String debtorId, LostContact contact, Instant now) {
        var inVain = contact.attempts();
        var newest = inVain.subList(Math.max(0, inVain.size() - NEWEST), inVain.size());
        return outbox.publish(
                Topics.CONTACT_LOST,
                ContactLost.newBuilder()
                        .setEventId(EventIds.next(clock))
                        .setOccurredAt(now)
                        .setDebtorId(debtorId)
                        .setLost(contact.lost())
                        .setReasons(contact.reasons())
                        .setAttemptIds(
                                newest.stream().map(one -> one.attemptId().toString()).toList())
                        .setAttempts(inVain.size())
                        .setLastRightPartyContact(contact.lastRightPartyContact())
                        .setRule(contact.rule())
                        .build());
    }
}
