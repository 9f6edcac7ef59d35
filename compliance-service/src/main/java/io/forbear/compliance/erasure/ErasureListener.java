package io.forbear.compliance.erasure;

import io.forbear.events.PersonalDataErased;
import io.forbear.messaging.Subscription;
import io.forbear.messaging.erasure.PersonalDataErasure;
import io.forbear.messaging.erasure.PersonalRows;
import io.forbear.topics.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hears that personal data were erased. Findings and decisions name nobody but by his id, and rest
 * on facts that name nobody either.
 */
@Configuration(proxyBeanMethods = false)
class ErasureListener {
    /** In a group of its own: it does not wait behind a parked record of the debtor. */
    @Bean
    Subscription<PersonalDataErased> personalDataErased(PersonalDataErasure erasure) {
        return Subscription.to(
                        Topics.PERSONAL_DATA_ERASED,
                        event -> erasure.erase(event.getDebtorId(), event.getKeptClasses()))
                .inGroup("compliance-service-erasure");
    }

    /** What was noted while a complaint was handled, and answered to it. */
    @Bean
    PersonalRows personalComplaints() {
        return new PersonalRows(
                "COMPLAINTS",
                List.of(
                        """
                        UPDATE complaint_step SET note = NULL
                        WHERE note IS NOT NULL AND complaint_id IN (
                            SELECT complaint_id FROM complaint WHERE debtor_id = :debtorId)
                        """,
                        """
                        UPDATE complaint_resolution SET summary = NULL
                        WHERE debtor_id = :debtorId AND summary IS NOT NULL
                        """));
    }
}
