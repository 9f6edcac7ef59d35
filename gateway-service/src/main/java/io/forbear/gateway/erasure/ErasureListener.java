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
    /** Answers of his that nobody knew when they came; they stand in reply too, of no command. */
    private static final String STRAY_REPLIES =
            """
            SELECT s.provider, s.reply_id FROM stray_reply s
            JOIN command c ON s.command_id = c.command_id OR s.sender_mark = c.recipient_mark
                OR (s.provider = c.provider AND s.message_id = c.message_id)
            WHERE c.debtor_id = :debtorId\
            """;

    /** In a group of its own: it does not wait behind a parked record of the debtor. */
    @Bean
    Subscription<PersonalDataErased> personalDataErased(PersonalDataErasure erasure) {
        return Subscription.to(
                        Topics.PERSONAL_DATA_ERASED,
                        event -> erasure.erase(event.getDebtorId(), event.getKeptClasses()))
                .inGroup("gateway-service-erasure");
    }

    /**
     * The marks by which people are known again, and answers that are found by nothing else, with
     * the number that is sealed in them; numbers and texts go with the commands' ends, see {@code
     * Forgetting}.
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
                        UPDATE reply SET sealed = NULL
                        WHERE sealed IS NOT NULL AND (provider, reply_id) IN (%s)
                        """
                                .formatted(STRAY_REPLIES),
                        """
                        UPDATE stray_reply SET sender_mark = NULL, sealed = NULL, note = NULL
                        WHERE (provider, reply_id) IN (%s)
                        """
                                .formatted(STRAY_REPLIES),
                        """
                        UPDATE command SET recipient_mark = NULL
                        WHERE debtor_id = :debtorId AND recipient_mark IS NOT NULL
                        """));
    }

    /** What people wrote, and what was noted by who read it. */
    @Bean
    PersonalRows personalAnswers() {
        return new PersonalRows(
                "FREE_TEXTS",
                List.of(
                        """
                        UPDATE reply SET sealed = NULL
                        WHERE sealed IS NOT NULL AND (
                            command_id IN (
                                SELECT command_id FROM command WHERE debtor_id = :debtorId)
                            OR (provider, reply_id) IN (%s))
                        """
                                .formatted(STRAY_REPLIES),
                        """
                        UPDATE stray_reply SET sealed = NULL, note = NULL
                        WHERE (sealed IS NOT NULL OR note IS NOT NULL)
                            AND (provider, reply_id) IN (%s)
                        """
                                .formatted(STRAY_REPLIES),
                        """
                        UPDATE stray_receipt r SET sealed = NULL, note = NULL FROM command c
                        WHERE c.debtor_id = :debtorId
                            AND (r.sealed IS NOT NULL OR r.note IS NOT NULL)
                            AND (r.command_id = c.command_id
                                OR (r.provider = c.provider AND r.message_id = c.message_id))
                        """));
    }
}
