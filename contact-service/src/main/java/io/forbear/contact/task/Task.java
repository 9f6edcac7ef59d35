package io.forbear.contact.task;

import io.forbear.contact.followup.Happened;
import io.forbear.contact.history.Contact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something for a person to do.
 *
 * @param followUp the rule that made it, and {@code rules} the version of the file
 * @param cause the report behind it; null: it was made by hand
 * @param isContact whether it is a contact, which needs a permit
 * @param remindAt when its holder is reminded; null: that was done
 * @param remindedAt when its holder was; null: not yet
 * @param proposalId the last asking of the gate; null: none yet, or the task is no contact
 * @param askAt when the gate is asked, or its answer looked at; null: not before it is taken
 * @param obstacle what stands against the contact; null: nothing
 * @param answer what the gate said last
 * @param reported whether that contact was made
 * @param madeBy the person who made it by hand; null: it follows from a report
 */
record Task(
        UUID taskId,
        String debtorId,
        @Nullable String accountId,
        String kind,
        String followUp,
        String rules,
        @Nullable Happened cause,
        Needs needs,
        boolean isContact,
        int priority,
        Instant startAt,
        Instant dueAt,
        @Nullable Instant remindAt,
        @Nullable Instant remindedAt,
        @Nullable String note,
        Holding holding,
        @Nullable String proposalId,
        int asked,
        @Nullable Instant askAt,
        @Nullable String obstacle,
        Contact.@Nullable Decided answer,
        boolean reported,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String result,
        @Nullable String resultNote,
        @Nullable String madeBy) {
    /** The rule and the version of a task made by hand, which has neither. */
    static final String BY_HAND = "BY_HAND";
}
