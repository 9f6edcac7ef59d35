package io.forbear.plan.limits;

import io.forbear.service.place.Jurisdictions;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one law asks of a plan.
 *
 * @param jurisdiction where it holds, ISO 3166; with a subdivision only there
 * @param product the product it is about; null: every product
 * @param citation the law
 * @param oralOnlyRecorded whether an oral agreement must have a recording, kept until the debt is
 *     settled
 */
record PlanLimit(
        String jurisdiction,
        @Nullable String product,
        String citation,
        List<Requirement> requirements,
        boolean oralOnlyRecorded) {
    PlanLimit {
        requirements = List.copyOf(requirements);
    }

    boolean isFor(Debt debt) {
        return (product == null || product.equals(debt.product()))
                && Jurisdictions.covers(List.of(jurisdiction), debt.jurisdictions());
    }

    /**
     * What this law has against a plan, with its citation.
     *
     * @param refusals what a requirement has against it, given those of the debts this law is for
     */
    List<Refusal> against(
            Collection<Debt> debts, BiFunction<Requirement, List<Debt>, List<Refusal>> refusals) {
        var concerned = debts.stream().filter(this::isFor).toList();
        return concerned.isEmpty()
                ? List.of()
                : requirements.stream()
                        .flatMap(requirement -> refusals.apply(requirement, concerned).stream())
                        .map(this::cited)
                        .toList();
    }

    Refusal cited(Refusal refusal) {
        return new Refusal(refusal.field(), refusal.reason() + " (" + citation + ")");
    }
}
