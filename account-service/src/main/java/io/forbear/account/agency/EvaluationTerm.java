package io.forbear.account.agency;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an agency is to be evaluated next: at least once a year, and once before its contract ends
 * (CN-AGENCY-03, GB/T 45251-2025 5.4).
 *
 * @param every the longest time between two evaluations
 * @param beforeContractEnd an evaluation so long before the end of the contract, or later, is the
 *     one before its end
 * @param warn how long before its last day an evaluation counts as due
 */
public record EvaluationTerm(Period every, Period beforeContractEnd, Period warn) {

    /** How an agency stands. */
    public enum Status {
        NOT_DUE,
        DUE,
        OVERDUE
    }

    /**
     * The last day for the next evaluation.
     *
     * @return null: no contract, so there is nothing to evaluate
     */
    @Nullable LocalDate lastDay(Agency agency) {
        var contract = agency.contract();
        if (contract == null) {
            return null;
        }
        var last = latest(agency);
        var yearly = (last == null ? contract.from() : last).plus(every);
        var end = contract.to();
        var evaluatedBeforeEnd =
                end != null && last != null && !last.isBefore(end.minus(beforeContractEnd));
        return Stream.of(yearly, evaluatedBeforeEnd ? null : end)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    Status statusOn(LocalDate date, LocalDate lastDay) {
        if (date.isAfter(lastDay)) {
            return Status.OVERDUE;
        }
        return date.isBefore(lastDay.minus(warn)) ? Status.NOT_DUE : Status.DUE;
    }

    private static @Nullable LocalDate latest(Agency agency) {
        return agency.evaluations().stream()
                .map(Evaluation::on)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
