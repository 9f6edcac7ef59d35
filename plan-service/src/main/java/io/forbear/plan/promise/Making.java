package io.forbear.plan.promise;

import io.forbear.money.Money;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.Zones;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.limits.PlanLimits;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.schedule.Instalment;
import io.forbear.plan.schedule.Schedule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether a promise is taken. */
sealed interface Making {

    /** It is. */
    record Made(Promise promise) implements Making {}

    /** It makes no sense, or the law does not allow it. */
    record Refused(List<Refusal> refusals) implements Making {}

    /** What is going on does not allow it. */
    record NotNow(String reason) implements Making {}

    /**
     * What the bank has laid down for promises.
     *
     * @param toleranceAmounts what may be missing, by currency; none: nothing
     * @param limit after how many in a row that were not kept no further one is taken
     */
    record Policy(
            int graceDays,
            Map<String, BigDecimal> toleranceAmounts,
            BigDecimal tolerancePercent,
            int partlyFromPercent,
            int maxDates,
            int maxDaysAhead,
            int limit,
            int hardshipDays,
            Zones zones,
            PlanLimits limits) {
        public Policy {
            toleranceAmounts = Map.copyOf(toleranceAmounts);
        }

        Judging judging(String currency, boolean settles) {
            var amount = toleranceAmounts.getOrDefault(currency, BigDecimal.ZERO);
            return settles
                    ? new Judging(0, Money.zero(currency), BigDecimal.ZERO, partlyFromPercent)
                    : new Judging(
                            graceDays,
                            new Money(amount, currency),
                            tolerancePercent,
                            partlyFromPercent);
        }

        Judged.Policy together() {
            return new Judged.Policy(limit, hardshipDays);
        }
    }

    /**
     * What is going on.
     *
     * @param accounts those of the request's accounts that are known
     * @param judged the debtor's promises so far, as they stand now
     * @param inPlan the accounts on which a plan is in force
     */
    record Circumstances(
            Collection<KnownAccount> accounts,
            List<Judged> judged,
            Set<String> inPlan,
            Pauses pauses) {}

    /** Decides about a promise. */
    static Making decide(
            PromiseRequest request,
            Circumstances now,
            Policy policy,
            String promiseId,
            Instant at) {
        var zone =
                now.accounts().stream()
                        .findFirst()
                        .map(account -> policy.zones().of(account.debt()))
                        .orElse(policy.zones().usual());
        var promisedAt = request.promisedAt() == null ? at : request.promisedAt();
        var refusals = PromiseCheck.against(request, now, policy, zone, promisedAt, at);
        if (!refusals.isEmpty()) {
            return new Refused(refusals);
        }
        var unlawful =
                policy.limits()
                        .againstPayment(now.accounts().stream().map(KnownAccount::debt).toList());
        if (!unlawful.isEmpty()) {
            return new Refused(unlawful);
        }
        var obstacle = obstacle(request, now, policy, LocalDate.ofInstant(at, zone));
        if (!obstacle.isEmpty()) {
            return new NotNow(obstacle);
        }
        var settlement = request.settlement();
        return new Made(
                new Promise(
                        promiseId,
                        request.debtorId(),
                        request.accountIds(),
                        schedule(request),
                        policy.judging(currency(request), settlement != null),
                        zone,
                        promisedAt,
                        at,
                        request.takenBy(),
                        request.recordingRef(),
                        settlement,
                        null));
    }

    private static String currency(PromiseRequest request) {
        return request.dates().getFirst().amount().currency();
    }

    private static Schedule schedule(PromiseRequest request) {
        var dates = request.dates();
        return new Schedule(
                IntStream.range(0, dates.size())
                        .mapToObj(
                                i ->
                                        new Instalment(
                                                i + 1, dates.get(i).dueOn(), dates.get(i).amount()))
                        .toList());
    }

    /** What stands in its way; empty if nothing does. */
    private static String obstacle(
            PromiseRequest request, Circumstances now, Policy policy, LocalDate today) {
        var stop = now.pauses().stop(today);
        if (stop.isPresent()) {
            return "Nothing can be promised: the debtor is " + stop.get().reason() + ".";
        }
        var inPlan = request.accountIds().stream().filter(now.inPlan()::contains).findFirst();
        if (inPlan.isPresent()) {
            return "A plan is in force on account " + inPlan.get() + "; its instalments are due.";
        }
        var running =
                now.judged().stream()
                        .filter(one -> one.judgement().outcome() == Outcome.RUNNING)
                        .map(Judged::promise)
                        .filter(
                                one ->
                                        one.accountIds().stream()
                                                .anyMatch(request.accountIds()::contains))
                        .findFirst();
        if (running.isPresent()) {
            return "Promise %s is running on one of the accounts; withdraw it first."
                    .formatted(running.get().promiseId());
        }
        var failed = Judged.failedInARow(now.judged());
        return failed >= policy.limit() && request.settlement() == null
                ? "The last %d promises were not kept, of at most %d; offer a plan instead."
                        .formatted(failed, policy.limit())
                : "";
    }
}
