package io.forbear.plan.plan;

import io.forbear.plan.approval.Approval;
import io.forbear.plan.limits.Debt;
import io.forbear.plan.limits.PlanLimits;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.plan.PlanState.InForce;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a debtor's agreement brings a plan into force. */
sealed interface Signing {

    /** It does. */
    record Signed(Plan plan) implements Signing {}

    /** The plan is not one that can be agreed any more. */
    record Late(String reason) implements Signing {}

    /** The agreement is not one the law allows. */
    record Refused(List<Refusal> refusals) implements Signing {}

    /**
     * What the debtor agreed to, and how.
     *
     * @param oral agreed by word of mouth; null: as it was proposed
     * @param recordingRef the recording; null: the one of the proposal
     */
    record Request(Instant signedAt, @Nullable Boolean oral, @Nullable String recordingRef) {}

    /**
     * Decides about a request.
     *
     * @param debts of the plan's accounts
     * @param approval whether a second person has to approve the plan; null: it was made when
     *     nobody had to
     */
    static Signing decide(
            Plan plan,
            Request request,
            Collection<Debt> debts,
            @Nullable Approval approval,
            PlanLimits limits,
            Instant now) {
        var closed = plan.whyClosed(request.signedAt());
        if (closed != null) {
            return new Late(closed);
        }
        return approval != null && approval.isAwaited()
                ? new Late(
                        "A second person has to approve the plan first: "
                                + String.join("; ", approval.needed())
                                + ".")
                : sign(plan, request, debts, limits, now);
    }

    private static Signing sign(
            Plan plan, Request request, Collection<Debt> debts, PlanLimits limits, Instant now) {
        var refusals = new ArrayList<Refusal>();
        if (request.signedAt().isAfter(now)) {
            refusals.add(new Refusal("signedAt", "must not be later than now, " + now));
        } else if (request.signedAt().isBefore(plan.proposedAt())) {
            refusals.add(
                    new Refusal(
                            "signedAt", "must not be before the proposal, " + plan.proposedAt()));
        }
        var signedOn = LocalDate.ofInstant(request.signedAt(), plan.zone());
        var firstDueOn = plan.schedule().firstDueOn();
        if (signedOn.isAfter(firstDueOn)) {
            refusals.add(
                    new Refusal(
                            "signedAt",
                            "must not be after the first due date, %s; propose another plan"
                                    .formatted(firstDueOn)));
        }
        boolean oral = request.oral() == null ? plan.oral() : request.oral();
        var recording =
                request.recordingRef() == null ? plan.recordingRef() : request.recordingRef();
        if (refusals.isEmpty()) {
            refusals.addAll(
                    limits.againstSignature(plan.terms(), debts, signedOn, oral, recording));
        }
        return refusals.isEmpty()
                ? new Signed(
                        plan.in(new InForce(new Signature(request.signedAt(), oral, recording))))
                : new Refused(refusals);
    }
}
