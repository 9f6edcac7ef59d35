package io.forbear.account.erasure;

import io.forbear.events.PersonalDataErased;
import io.forbear.messaging.Subscription;
import io.forbear.messaging.erasure.PersonalDataErasure;
import io.forbear.messaging.erasure.PersonalRows;
import io.forbear.topics.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hears that personal data were erased. Statements, postings and stages name nobody but by his id;
 * referrals and write-offs are records of the account.
 */
@Configuration(proxyBeanMethods = false)
class ErasureListener {
    /** In a group of its own: it does not wait behind a parked record of the debtor. */
    @Bean
    Subscription<PersonalDataErased> personalDataErased(PersonalDataErasure erasure) {
        return Subscription.to(
                        Topics.PERSONAL_DATA_ERASED,
                        event -> erasure.erase(event.getDebtorId(), event.getKeptClasses()))
                .inGroup("account-service-erasure");
    }

    /**
     * Why a pause was agreed, and before it was changed, and what was noted when an account was
     * taken back. A pause names an account only, and is never shown without a reason; migration
     * V202 keeps the words that are overwritten from being kept as a former fact.
     */
    @Bean
    PersonalRows personalNotes() {
        return new PersonalRows(
                "FREE_TEXTS",
                List.of(
                        """
                        UPDATE circumstance SET reason = '%1$s'
                        WHERE kind = 'PAUSE' AND reason <> '%1$s'
                            AND account_id IN (
                                SELECT account_id FROM account WHERE debtor_id = :debtorId)
                        """
                                .formatted(PersonalRows.ERASED),
                        """
                        UPDATE superseded_fact
                        SET content = jsonb_set(content, '{reason}', '"%1$s"')
                        WHERE kind = 'circumstance' AND content ->> 'kind' = 'PAUSE'
                            AND content ->> 'reason' <> '%1$s'
                            AND account_id IN (
                                SELECT account_id FROM account WHERE debtor_id = :debtorId)
                        """
                                .formatted(PersonalRows.ERASED),
                        """
                        UPDATE placement SET recall_note = NULL
                        WHERE debtor_id = :debtorId AND recall_note IS NOT NULL
                        """));
    }
}
