package io.forbear.plan.limits;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** All laws about repayment plans that are known; a plan has to meet each that applies to it. */
public final class PlanLimits {
    private final List<PlanLimit> limits;

    PlanLimits(List<PlanLimit> limits) {
        this.limits = List.copyOf(limits);
    }

    /** What the laws have against a proposal made on a date; empty if they allow it. */
    public List<Refusal> againstProposal(
            AgreementTerms terms, Collection<Debt> debts, LocalDate proposedOn) {
        return against(debts, limit -> limit.against(terms, proposedOn));
    }

    /** What the laws have against a signature on a date; empty if they allow it. */
    public List<Refusal> againstSignature(
            AgreementTerms terms, Collection<Debt> debts, LocalDate signedOn) {
        return against(debts, limit -> limit.againstTerm(terms, signedOn, "signedAt"));
    }

    private List<Refusal> against(
            Collection<Debt> debts, Function<PlanLimit, List<Refusal>> refusalsOf) {
        return limits.stream()
                .filter(limit -> debts.stream().anyMatch(limit::isFor))
                .flatMap(limit -> refusalsOf.apply(limit).stream())
                .distinct()
                .toList();
    }
}
