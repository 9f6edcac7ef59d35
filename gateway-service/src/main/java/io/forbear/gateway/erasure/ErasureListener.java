package io.forbear.gateway.erasure;

import io.forbear.events.PersonalDataErased;
import io.forbear.messaging.Subscription;
import io.forbear.messaging.erasure.PersonalDataErasure;
import io.forbear.messaging.erasure.PersonalRows;
import io.forbear.topics.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears that personal data were erased. */
@Configuration(proxyBeanMethods = false)
class ErasureListener {
    /** In a group of its own: it does not wait behind a parked record of the debtor. */
    @Bean
    Subscription<PersonalDataErased> personalDataErased(PersonalDataErasure erasure) {
        return Subscription.to(
                        Topics.PERSONAL_DATA_ERASED,
                        event -> erasure.erase(event.getDebtorId(), event.getKeptClasses()))
                .inGroup("gateway-service-erasure");
    }

    /**
     * The marks by which people are known again; numbers and texts go with the commands' ends, see
     * {@code Forgetting}.
     */
    @Bean
    PersonalRows personalCommands() {
        return new PersonalRows(
                "CONTACT_POINTS",
                List.of(
                        """
                        INSERT INTO erased_debtor (debtor_id) VALUES (:debtorId)
                        ON CONFLICT DO NOTHING
                        """,
                        """
                        INSERT INTO cancelled_command (command_id, reason)
                        SELECT command_id, 'personal data erased' FROM command
                        WHERE debtor_id = :debtorId AND state IN ('TAKEN', 'SENDING', 'UNCERTAIN')
                        ON CONFLICT DO NOTHING
                        """,
                        """
                        UPDATE stray_reply SET sender_mark = NULL, sealed = NULL
                        WHERE sender_mark IN (
                            SELECT recipient_mark FROM command WHERE debtor_id = :debtorId)
                        """,
                        """
                        UPDATE command SET recipient_mark = NULL
                        WHERE debtor_id = :debtorId AND recipient_mark IS NOT NULL
                        """));
    }

    /** What people wrote. */
    @Bean
    PersonalRows personalAnswers() {
        return new PersonalRows(
                "FREE_TEXTS",
                List.of(
                        """
                        UPDATE reply SET sealed = NULL
                        WHERE sealed IS NOT NULL AND command_id IN (
                            SELECT command_id FROM command WHERE debtor_id = :debtorId)
                        """,
                        """
                        UPDATE stray_reply SET sealed = NULL
                        WHERE sealed IS NOT NULL AND command_id IN (
                            SELECT command_id FROM command WHERE debtor_id = :debtorId)
                        """,
                        """
                        UPDATE stray_receipt SET sealed = NULL
                        WHERE sealed IS NOT NULL AND command_id IN (
                            SELECT command_id FROM command WHERE debtor_id = :debtorId)
                        """));
    }
}
