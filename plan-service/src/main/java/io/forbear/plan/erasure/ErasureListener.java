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
 * Hears that personal data were erased. Plans, promises and settlements name nobody but by his id,
 * once the words that people noted with them are gone.
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

    /** Why plans were paused or not agreed, promises taken back and settlements approved. */
    @Bean
    PersonalRows personalWords() {
        var ofHisPlans = "plan_id IN (SELECT plan_id FROM plan WHERE debtor_id = :debtorId)";
        return new PersonalRows(
                "AGREEMENTS",
                List.of(
                        overwrite("plan", "ended_because", "debtor_id = :debtorId"),
                        overwrite("plan_state", "ended_because", ofHisPlans),
                        overwrite("plan_pause", "because", ofHisPlans),
                        overwrite("plan_pause", "ended_because", ofHisPlans),
                        overwrite("promise", "withdrawn_because", "debtor_id = :debtorId"),
                        overwrite("settlement", "approved_because", "debtor_id = :debtorId")));
    }

    /** Who reads a decision expects to be told why. */
    private static String overwrite(String table, String column, String ofHis) {
        return """
        UPDATE %1$s SET %2$s = '%4$s'
        WHERE %2$s <> '%4$s' AND %3$s
        """
                .formatted(table, column, ofHis, PersonalRows.ERASED);
    }
}
