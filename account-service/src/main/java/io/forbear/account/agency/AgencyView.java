package io.forbear.account.agency;

import io.forbear.account.agency.EvaluationTerm.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agency as it stands on a date.
 *
 * @param whiteListed whether it is on the published list on that date
 * @param evaluation null: it has no contract
 */
record AgencyView(
        Agency agency, LocalDate asOf, boolean whiteListed, @Nullable EvaluationView evaluation) {

    /** When it is to be evaluated. */
    record EvaluationView(String agencyId, LocalDate lastDay, Status status) {}

    /** One version, and who made it. */
    record Version(
            long version, String change, String changedBy, Instant changedAt, Agency agency) {}

    /** All agencies whose evaluation is due or overdue, those longest overdue first. */
    record DueEvaluations(LocalDate asOf, List<EvaluationView> items) {}

    static AgencyView of(Agency agency, EvaluationTerm term, LocalDate date) {
        return new AgencyView(
                agency, date, agency.whiteListedOn(date), evaluation(agency, term, date));
    }

    static @Nullable EvaluationView evaluation(Agency agency, EvaluationTerm term, LocalDate date) {
        var lastDay = term.lastDay(agency);
        return lastDay == null
                ? null
                : new EvaluationView(agency.agencyId(), lastDay, term.statusOn(date, lastDay));
    }
}
