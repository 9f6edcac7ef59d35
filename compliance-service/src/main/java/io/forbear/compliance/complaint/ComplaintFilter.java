package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Kind;
import io.forbear.compliance.complaint.ComplaintDossier.Status;
import io.forbear.service.problem.Problem;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which complaints are asked for, and in which order; null leaves a member open.
 *
 * @param from earliest receipt, included
 * @param to latest receipt, excluded
 */
record ComplaintFilter(
        @Nullable Status status,
        @Nullable Kind kind,
        @Nullable String debtorId,
        @Nullable String assignee,
        @Nullable String jurisdiction,
        @Nullable Instant from,
        @Nullable Instant to,
        Order order) {

    /** The orders of the listing. */
    enum Order {
        /** The term that ends first first, those missed before all others. */
        DEADLINE,
        NEWEST;

        /**
         * The order asked for; by default open complaints come by deadline, others the newest
         * first.
         *
         * @throws Problem 400 if there is no such order
         */
        static Order of(@Nullable String sort, @Nullable Status status) {
            if (sort == null) {
                return status == Status.OPEN ? DEADLINE : NEWEST;
            }
            return switch (sort.toLowerCase(Locale.ROOT)) {
                case "deadline" -> DEADLINE;
                case "newest" -> NEWEST;
                default ->
                        throw Problem.badRequest(
                                "sort", "must be deadline or newest, found " + sort);
            };
        }
    }

    ComplaintFilter {
        if (from != null && to != null && !from.isBefore(to)) {
            throw Problem.badRequest("to", "must be after from, found " + to);
        }
    }
}
