package io.forbear.contact.task;

import io.forbear.contact.aid.Guide;
import io.forbear.contact.neighbour.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task with all that helps to do it.
 *
 * @param offers what may be offered, of plan-service; one that is missing says why
 */
record TaskPage(TaskView task, CaseFacts facts, Part offers, Guide guide) {

    /**
     * The facts of the case.
     *
     * @param asOf when they were read
     * @param language BCP 47; null: not known
     * @param localTimes the time of day where the debtor may be
     * @param flags vulnerable, deceased and the like
     */
    record CaseFacts(
            Instant asOf,
            @Nullable String language,
            List<OffsetDateTime> localTimes,
            Set<String> flags,
            List<AccountFacts> accounts) {}

    /**
     * An account.
     *
     * @param overdueSince oldest unpaid due date; null: nothing is overdue
     * @param held why it is not being collected, and the id of the fact behind it; null: it is
     */
    record AccountFacts(
            String accountId,
            String stage,
            @Nullable LocalDate overdueSince,
            String balance,
            String currency,
            String creditor,
            String collector,
            @Nullable String held) {}
}
