package io.forbear.plan.limits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one law asks of a plan.
 *
 * @param jurisdiction where it holds, ISO 3166; with a subdivision only there
 * @param product the product it is about; null: every product
 * @param citation the law
 * @param maxMonths the longest term in months, from the first due date to the last, and from the
 *     signature to the last; null: no limit
 * @param contents what every agreement must contain
 * @param onlyIfAbilityExceeded whether the debt must exceed the debtor's ability
 * @param onlyIfWilling whether the debtor must be willing to pay
 */
record PlanLimit(
        String jurisdiction,
        @Nullable String product,
        String citation,
        @Nullable Integer maxMonths,
        Set<PlanContent> contents,
        boolean onlyIfAbilityExceeded,
        boolean onlyIfWilling) {
    PlanLimit {
        contents = Set.copyOf(contents);
    }

    boolean isFor(Debt debt) {
        return (product == null || product.equals(debt.product()))
                && debt.jurisdictions().stream().anyMatch(this::covers);
    }

    private boolean covers(String place) {
        return place.equals(jurisdiction) || place.startsWith(jurisdiction + "-");
    }

    /** What this law has against a proposal made on a date. */
    List<Refusal> against(AgreementTerms terms, LocalDate proposedOn) {
        var refusals = new ArrayList<Refusal>();
        refusals.addAll(againstTerm(terms, proposedOn, "firstDueOn"));
        var missing = missing(terms);
        if (!missing.isEmpty()) {
            refusals.add(refusal("contents", "must contain " + missing));
        }
        if (onlyIfAbilityExceeded && !Boolean.TRUE.equals(terms.exceedsAbility())) {
            refusals.add(
                    refusal(
                            "exceedsAbility",
                            "must be true: the debt exceeds what the debtor can pay"));
        }
        if (onlyIfWilling && !Boolean.TRUE.equals(terms.willing())) {
            refusals.add(refusal("willing", "must be true: the debtor is willing to pay"));
        }
        return refusals;
    }

    /**
     * What this law has against signing on a date; {@code field} is at fault if it is too early.
     */
    List<Refusal> againstTerm(AgreementTerms terms, LocalDate signedOn, String field) {
        if (maxMonths == null) {
            return List.of();
        }
        var schedule = terms.schedule();
        var last = schedule.lastDueOn();
        if (last.isAfter(schedule.firstDueOn().plusMonths(maxMonths))) {
            return List.of(
                    refusal(
                            "instalments",
                            "the last may fall due at most %d months after the first, found %s to %s"
                                    .formatted(maxMonths, schedule.firstDueOn(), last)));
        }
        return last.isAfter(signedOn.plusMonths(maxMonths))
                ? List.of(
                        refusal(
                                field,
                                "the last instalment may fall due at most %d months after %s, found %s"
                                        .formatted(maxMonths, signedOn, last)))
                : List.of();
    }

    private Set<PlanContent> missing(AgreementTerms terms) {
        var missing = EnumSet.noneOf(PlanContent.class);
        missing.addAll(contents);
        missing.removeAll(terms.contents());
        return missing;
    }

    private Refusal refusal(String field, String reason) {
        return new Refusal(field, reason + " (" + citation + ")");
    }
}
