package io.forbear.contact.erasure;

import io.forbear.events.PersonalDataErased;
import io.forbear.messaging.Subscription;
import io.forbear.messaging.erasure.PersonalDataErasure;
import io.forbear.packs.retention.DataClass;
import io.forbear.topics.Topics;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hears of the erasures of this service too: for records of the debtor that are parked here, and
 * for those that a restored database knows nothing of.
 */
@Configuration(proxyBeanMethods = false)
class ErasureListener {
    /** In a group of its own: it does not wait behind a parked record of the debtor. */
    @Bean
    Subscription<PersonalDataErased> personalDataErased(
            PersonalDataErasure erasure, ErasureService service) {
        return Subscription.to(
                        Topics.PERSONAL_DATA_ERASED,
                        event ->
                                service.again(
                                                event.getDebtorId(),
                                                event.getEventId(),
                                                event.getOccurredAt(),
                                                classes(event.getKeptClasses()))
                                        .then(
                                                erasure.erase(
                                                        event.getDebtorId(),
                                                        event.getKeptClasses())))
                .inGroup("contact-service-erasure");
    }

    private static Set<DataClass> classes(Collection<String> names) {
        return names.stream().map(DataClass::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
