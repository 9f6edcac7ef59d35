package io.forbear.plan.erasure;

import io.forbear.events.PersonalDataErased;
import io.forbear.messaging.Subscription;
import io.forbear.messaging.erasure.PersonalDataErasure;
import io.forbear.messaging.erasure.PersonalRows;
import io.forbear.topics.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hears that personal data were erased. Plans, promises and settlements name nobody but by his id.
 */
@Configuration(proxyBeanMethods = false)
class ErasureListener {
    /** In a group of its own: it does not wait behind a parked record of the debtor. */
    @Bean
    Subscription<PersonalDataErased> personalDataErased(PersonalDataErasure erasure) {
        return Subscription.to(
                        Topics.PERSONAL_DATA_ERASED,
                        event -> erasure.erase(event.getDebtorId(), event.getKeptClasses()))
                .inGroup("plan-service-erasure");
    }

    /** Nobody can sign in for him any more. */
    @Bean
    PersonalRows personalTokens() {
        return new PersonalRows(
                "CONTACT_POINTS",
                List.of(
                        """
                        UPDATE case_token SET revoked_at = coalesce(revoked_at, now())
                        WHERE debtor_id = :debtorId
                        """));
    }

    /** Documents of agreements, and what was found of his means, once no law wants them. */
    @Bean
    PersonalRows personalAgreements() {
        return new PersonalRows(
                "AGREEMENTS",
                List.of(
                        """
                        DELETE FROM plan_document
                        WHERE plan_id IN (SELECT plan_id FROM plan WHERE debtor_id = :debtorId)
                        """,
                        """
                        UPDATE plan_approval SET note = NULL
                        WHERE note IS NOT NULL AND plan_id IN (
                            SELECT plan_id FROM plan WHERE debtor_id = :debtorId)
                        """,
                        """
                        DELETE FROM plan_offer WHERE debtor_id = :debtorId AND plan_id IS NULL
                        """,
                        """
                        DELETE FROM plan_offering WHERE affordability_id IN (
                                SELECT affordability_id FROM affordability
                                WHERE debtor_id = :debtorId)
                            AND NOT EXISTS (
                                SELECT FROM plan_offer
                                WHERE plan_offer.offering_id = plan_offering.offering_id)
                        """,
                        """
                        DELETE FROM affordability WHERE debtor_id = :debtorId
                            AND NOT EXISTS (
                                SELECT FROM plan
                                WHERE plan.affordability_id = affordability.affordability_id)
                            AND NOT EXISTS (
                                SELECT FROM plan_offering
                                WHERE plan_offering.affordability_id
                                    = affordability.affordability_id)
                        """));
    }
}
