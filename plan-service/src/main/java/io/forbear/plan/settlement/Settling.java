package io.forbear.plan.settlement;

import io.forbear.money.Money;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.Zones;
import io.forbear.plan.limits.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Whether a settlement may be offered. */
sealed interface Settling {

    /** It may; beyond a limit a second person has to say so. */
    record Offered(Settlement settlement) implements Settling {}

    /** It makes no sense, or waives more than anybody may. */
    record Refused(List<Refusal> refusals) implements Settling {}

    /**
     * What the bank has laid down for settlements.
     *
     * @param waiveAlonePercent what share of the balance one person may waive alone
     * @param waiveMostPercent what share may be waived at all
     * @param maxDaysToPay how far ahead the day of payment may lie
     * @param validFor how long the debtor can accept
     */
    record Policy(
            int waiveAlonePercent,
            int waiveMostPercent,
            int maxDaysToPay,
            Duration validFor,
            Zones zones) {}

    /** A settlement as it is asked for. */
    record Request(
            String debtorId,
            List<String> accountIds,
            Money amount,
            LocalDate payBy,
            String offeredBy) {
        public Request {
            accountIds = List.copyOf(accountIds);
        }
    }

    /**
     * Decides about an offer.
     *
     * @param accounts those of the request's accounts that are known
     */
    static Settling decide(
            Request request,
            Collection<KnownAccount> accounts,
            Policy policy,
            String settlementId,
            Instant now) {
        var refusals = ofAccounts(request, accounts);
        if (!refusals.isEmpty()) {
            return new Refused(refusals);
        }
        var zone = policy.zones().of(accounts.iterator().next().debt());
        var balance =
                accounts.stream()
                        .map(KnownAccount::balance)
                        .reduce(Money.zero(request.amount().currency()), Money::plus);
        refusals = new ArrayList<>(ofAmount(request, balance, policy));
        refusals.addAll(ofDay(request, LocalDate.ofInstant(now, zone), policy));
        return refusals.isEmpty()
                ? new Offered(settlement(request, balance, policy, settlementId, now))
                : new Refused(refusals);
    }

    private static List<Refusal> ofAccounts(Request request, Collection<KnownAccount> accounts) {
        var refusals = new ArrayList<Refusal>();
        for (var id : request.accountIds()) {
            var known =
                    accounts.stream()
                            .filter(account -> account.accountId().equals(id))
                            .filter(account -> account.debtorId().equals(request.debtorId()))
                            .findFirst();
            if (known.isEmpty()) {
                refusals.add(
                        new Refusal(
                                "accountIds",
                                "debtor has no account " + id + " that is known here"));
            } else if (!known.get().balance().currency().equals(request.amount().currency())) {
                refusals.add(
                        new Refusal(
                                "currency",
                                "must be that of account %s, %s"
                                        .formatted(id, known.get().balance().currency())));
            }
        }
        if (request.accountIds().stream().distinct().count() < request.accountIds().size()) {
            refusals.add(new Refusal("accountIds", "must name each account once"));
        }
        return refusals;
    }

    private static List<Refusal> ofAmount(Request request, Money balance, Policy policy) {
        var amount = request.amount();
        if (amount.sign() <= 0 || !amount.canBePaid()) {
            return List.of(
                    new Refusal("amount", "must be more than nothing, and payable: " + amount));
        }
        if (!amount.isLessThan(balance)) {
            return List.of(new Refusal("amount", "must be less than what is owed, " + balance));
        }
        return waivesMoreThan(policy.waiveMostPercent(), balance, amount)
                ? List.of(
                        new Refusal(
                                "amount",
                                "waives more than %d percent of %s"
                                        .formatted(policy.waiveMostPercent(), balance)))
                : List.of();
    }

    private static List<Refusal> ofDay(Request request, LocalDate today, Policy policy) {
        var last = today.plusDays(policy.maxDaysToPay());
        return request.payBy().isBefore(today) || request.payBy().isAfter(last)
                ? List.of(new Refusal("payBy", "must be from %s to %s".formatted(today, last)))
                : List.of();
    }

    private static boolean waivesMoreThan(int percent, Money balance, Money amount) {
        var mayBeWaived = balance.amount().multiply(BigDecimal.valueOf(percent));
        var waived = balance.minus(amount).amount().multiply(BigDecimal.valueOf(100));
        return mayBeWaived.compareTo(waived) < 0;
    }

    private static Settlement settlement(
            Request request, Money balance, Policy policy, String settlementId, Instant now) {
        return new Settlement(
                settlementId,
                request.debtorId(),
                request.accountIds(),
                balance,
                request.amount(),
                request.payBy(),
                now,
                request.offeredBy(),
                now.plus(policy.validFor()),
                waivesMoreThan(policy.waiveAlonePercent(), balance, request.amount()),
                null,
                null,
                null);
    }
}
