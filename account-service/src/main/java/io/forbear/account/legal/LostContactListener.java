package io.forbear.account.legal;

import io.forbear.events.ContactLost;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes with whom contact is lost, as far as referrals to court depend on it. */
@Configuration(proxyBeanMethods = false)
class LostContactListener {
    @Bean
    Subscription<ContactLost> lostContactSubscription(LostContacts contacts) {
        return Subscription.to(Topics.CONTACT_LOST, event -> contacts.put(contact(event)));
    }

    static LostContact contact(ContactLost event) {
        return new LostContact(
                event.getDebtorId(),
                event.getLost(),
                event.getAttempts(),
                event.getAttemptIds(),
                event.getRule(),
                event.getOccurredAt(),
                event.getEventId());
    }
}
