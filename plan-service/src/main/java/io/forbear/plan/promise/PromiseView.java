package io.forbear.plan.promise;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise as it stands.
 *
 * @param graceDays how many days after its day an amount may still be paid
 * @param toleranceAmount what may be missing, or
 * @param tolerancePercent what share of it, whichever is more
 * @param outcome what it has come to
 * @param decidedOn the day from which on it is so; null while it is running
 * @param paid what was paid towards it in time
 * @param shortfall what was missing on the day that decided
 * @param sequence how many judgements were told
 * @param nextStep what is advised if it was not kept, and
 * @param reasons why
 */
record PromiseView(
        String promiseId,
        String debtorId,
        List<String> accountIds,
        Money total,
        List<DateStanding> dates,
        int graceDays,
        Money toleranceAmount,
        BigDecimal tolerancePercent,
        ZoneId zone,
        Instant promisedAt,
        String takenBy,
        @Nullable String recordingRef,
        Promise.@Nullable Settlement settlement,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBecause,
        Outcome outcome,
        @Nullable LocalDate decidedOn,
        Money paid,
        @Nullable Money shortfall,
        long sequence,
        NextStep nextStep,
        List<String> reasons) {

    static PromiseView of(Judged judged, long sequence) {
        var promise = judged.promise();
        var judgement = judged.judgement();
        var withdrawal = promise.withdrawal();
        return new PromiseView(
                promise.promiseId(),
                promise.debtorId(),
                promise.accountIds(),
                promise.total(),
                judgement.dates(),
                promise.judging().graceDays(),
                promise.judging().toleranceAmount(),
                promise.judging().tolerancePercent(),
                promise.zone(),
                promise.promisedAt(),
                promise.takenBy(),
                promise.recordingRef(),
                promise.settlement(),
                withdrawal == null ? null : withdrawal.at(),
                withdrawal == null ? null : withdrawal.because(),
                judgement.outcome(),
                judgement.decidedOn(),
                judgement.paid(),
                judgement.shortfall(),
                sequence,
                judged.nextStep(),
                judged.reasons());
    }
}
