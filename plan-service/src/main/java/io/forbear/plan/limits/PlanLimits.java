package io.forbear.plan.limits;

import io.forbear.plan.schedule.Schedule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All laws about repayment plans that are known; a plan has to meet each that applies to it. */
public final class PlanLimits {
    private static final Refusal UNRECORDED =
            new Refusal("recordingRef", "must name the recording of an oral agreement");

    private final List<PlanLimit> limits;
    private final Balloons balloons;

    PlanLimits(List<PlanLimit> limits, Balloons balloons) {
        this.limits = List.copyOf(limits);
        this.balloons = balloons;
    }

    /** What the laws have against a proposal; empty if they allow it. */
    public List<Refusal> againstProposal(
            AgreementTerms terms, Collection<Debt> debts, Circumstances circumstances) {
        var unlawful =
                limits.stream()
                        .flatMap(
                                limit ->
                                        limit
                                                .against(
                                                        debts,
                                                        (asked, concerned) ->
                                                                asked.againstProposal(
                                                                        terms,
                                                                        concerned,
                                                                        circumstances))
                                                .stream());
        return Stream.concat(unlawful, balloons.against(terms.schedule(), debts).stream())
                .distinct()
                .toList();
    }

    /**
     * What the laws have against a signature on a date; empty if they allow it.
     *
     * @param oral agreed by word of mouth
     * @param recordingRef its recording
     */
    public List<Refusal> againstSignature(
            AgreementTerms terms,
            Collection<Debt> debts,
            LocalDate signedOn,
            boolean oral,
            @Nullable String recordingRef) {
        var unlawful =
                limits.stream()
                        .flatMap(
                                limit ->
                                        limit
                                                .against(
                                                        debts,
                                                        (asked, concerned) ->
                                                                asked.againstSignature(
                                                                        terms, concerned, signedOn))
                                                .stream());
        boolean unrecorded = oral && (recordingRef == null || recordingRef.isBlank());
        return Stream.concat(unlawful, unrecorded ? unrecorded(debts) : Stream.empty())
                .distinct()
                .toList();
    }

    /**
     * What the laws have against deferring what was signed on a date; empty if they allow it. It is
     * the agreement that has to be lawful in all else, not the deferral.
     */
    public List<Refusal> againstDeferral(
            Schedule deferred, Collection<Debt> debts, LocalDate signedOn) {
        return limits.stream()
                .flatMap(
                        limit ->
                                limit
                                        .against(
                                                debts,
                                                (asked, _) ->
                                                        asked.againstDeferral(deferred, signedOn))
                                        .stream())
                .distinct()
                .toList();
    }

    /** What the laws have against a payment that is promised, without any plan. */
    public List<Refusal> againstPayment(Collection<Debt> debts) {
        return limits.stream()
                .flatMap(limit -> limit.against(debts, Requirement::againstPayment).stream())
                .distinct()
                .toList();
    }

    /** No oral agreement is taken without its recording; where a law asks for it, it is named. */
    private Stream<Refusal> unrecorded(Collection<Debt> debts) {
        return limits.stream()
                .filter(PlanLimit::oralOnlyRecorded)
                .filter(limit -> debts.stream().anyMatch(limit::isFor))
                .findFirst()
                .map(limit -> limit.cited(UNRECORDED))
                .or(() -> Optional.of(UNRECORDED))
                .stream();
    }
}
