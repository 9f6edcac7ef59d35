package io.forbear.plan.promise;

import io.forbear.plan.debtor.Declaration;
import io.forbear.plan.debtor.Pause;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.payment.Payment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A promise, what it has come to, and what is advised.
 *
 * @param reasons why that is advised; none if nothing is
 */
public record Judged(
        Promise promise, Judgement judgement, NextStep nextStep, List<String> reasons) {
    public Judged {
        reasons = List.copyOf(reasons);
    }

    /**
     * By what promises are judged together.
     *
     * @param limit after how many in a row that were not kept no further one is taken
     * @param hardshipDays how long a declared hardship lasts until it is reviewed
     */
    public record Policy(int limit, int hardshipDays) {}

    /**
     * Judges all promises of a debtor: a pure function of the set of facts and the instant, in
     * whatever order the facts became known.
     *
     * @param postings on the accounts of the promises
     */
    public static List<Judged> all(
            Collection<Promise> promises,
            Collection<Payment> postings,
            Collection<Declaration> declarations,
            Policy policy,
            Instant now) {
        var inOrder = promises.stream().sorted(Promise.BY_TIME).toList();
        var judged = new ArrayList<Judged>();
        for (var promise : inOrder) {
            var today = LocalDate.ofInstant(now, promise.zone());
            var pauses =
                    Pauses.of(
                            declarations,
                            promise.accountIds(),
                            promise.zone(),
                            policy.hardshipDays());
            var judgement =
                    Judge.judge(promise, Window.of(promise, inOrder), postings, pauses, today);
            judged.add(advised(promise, judgement, judged, pauses, policy));
        }
        return judged;
    }

    private static Judged advised(
            Promise promise,
            Judgement judgement,
            List<Judged> before,
            Pauses pauses,
            Policy policy) {
        var failed = judgement.outcome().isFailure();
        var decidedOn = judgement.decidedOn();
        var history =
                new NextStep.History(
                        failed,
                        judgement.outcome() == Outcome.PARTLY_KEPT,
                        failedInARow(before) + (failed ? 1 : 0),
                        kept(before),
                        decidedOn != null && pauses.has(Pause.Reason.HARDSHIP, decidedOn),
                        policy.limit());
        var step = NextStep.after(history);
        return new Judged(
                promise, judgement, step, step == NextStep.NONE ? List.of() : history.reasons());
    }

    /** How many at the end were not kept; those that say nothing of the debtor are passed over. */
    static int failedInARow(List<Judged> judged) {
        var count = 0;
        for (var one : judged.reversed()) {
            switch (one.judgement().outcome()) {
                case PARTLY_KEPT, BROKEN -> count++;
                case KEPT -> {
                    return count;
                }
                case RUNNING, WITHDRAWN, STOPPED -> {}
            }
        }
        return count;
    }

    private static int kept(List<Judged> judged) {
        return (int)
                judged.stream().filter(one -> one.judgement().outcome() == Outcome.KEPT).count();
    }
}
