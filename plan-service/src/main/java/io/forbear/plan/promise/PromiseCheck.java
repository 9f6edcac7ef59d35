package io.forbear.plan.promise;

import io.forbear.money.Money;
import io.forbear.plan.limits.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Whether a promise makes sense: its accounts are known, its amounts can be paid, its days lie
 * ahead.
 */
final class PromiseCheck {
    private final PromiseRequest request;
    private final Making.Circumstances now;
    private final List<Refusal> refusals = new ArrayList<>();

    private PromiseCheck(PromiseRequest request, Making.Circumstances now) {
        this.request = request;
        this.now = now;
    }

    /** What is wrong with a promise; each field is named. */
    static List<Refusal> against(
            PromiseRequest request,
            Making.Circumstances now,
            Making.Policy policy,
            ZoneId zone,
            Instant promisedAt,
            Instant at) {
        var check = new PromiseCheck(request, now);
        check.accounts();
        if (promisedAt.isAfter(at)) {
            check.refuse("promisedAt", "must not be later than now, " + at);
        }
        check.days(policy, LocalDate.ofInstant(promisedAt, zone));
        check.amounts();
        return check.refusals;
    }

    private void accounts() {
        var ids = request.accountIds();
        if (new HashSet<>(ids).size() < ids.size()) {
            refuse("accountIds", "must name each account once");
        }
        for (var id : ids) {
            boolean known =
                    now.accounts().stream()
                            .anyMatch(
                                    account ->
                                            account.accountId().equals(id)
                                                    && account.debtorId()
                                                            .equals(request.debtorId()));
            if (!known) {
                refuse("accountIds", "debtor has no account " + id + " that is known here");
            }
        }
    }

    private void days(Making.Policy policy, LocalDate promisedOn) {
        var dates = request.dates();
        if (dates.size() > policy.maxDates()) {
            refuse(
                    "dates",
                    "must be at most %d, found %d; more is a plan"
                            .formatted(policy.maxDates(), dates.size()));
        }
        var last = promisedOn.plusDays(policy.maxDaysAhead());
        for (int i = 0; i < dates.size(); i++) {
            var dueOn = dates.get(i).dueOn();
            var field = "dates[" + i + "].dueOn";
            if (dueOn.isBefore(promisedOn)) {
                refuse(field, "must not be before the promise, " + promisedOn);
            } else if (dueOn.isAfter(last)) {
                refuse(
                        field,
                        "must be at most %d days ahead, until %s"
                                .formatted(policy.maxDaysAhead(), last));
            }
            if (i > 0 && !dueOn.isAfter(dates.get(i - 1).dueOn())) {
                refuse(field, "must be after the one before it");
            }
        }
    }

    private void amounts() {
        var dates = request.dates();
        for (int i = 0; i < dates.size(); i++) {
            amount("dates[" + i + "].amount", dates.get(i).amount());
        }
        if (refusals.isEmpty()) {
            total();
        }
    }

    private void amount(String field, Money amount) {
        if (amount.sign() <= 0) {
            refuse(field, "must be more than nothing, found " + amount);
        } else if (!amount.canBePaid()) {
            refuse(field, "has more decimal places than its currency, found " + amount);
        }
        now.accounts().stream()
                .filter(account -> !account.balance().currency().equals(amount.currency()))
                .findFirst()
                .ifPresent(
                        account ->
                                refuse(
                                        field + ".currency",
                                        "must be that of account %s, %s"
                                                .formatted(
                                                        account.accountId(),
                                                        account.balance().currency())));
    }

    /** Nobody promises more than he owes. */
    private void total() {
        var currency = request.dates().getFirst().amount().currency();
        // several amounts may add up to more than one can hold
        var promised =
                request.dates().stream()
                        .map(part -> part.amount().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var owed =
                now.accounts().stream()
                        .map(account -> account.balance())
                        .reduce(Money.zero(currency), Money::plus);
        if (owed.amount().compareTo(promised) < 0) {
            refuse(
                    "dates",
                    "promise %s in all, more than is owed, %s"
                            .formatted(promised.toPlainString(), owed));
        }
    }

    private void refuse(String field, String reason) {
        refusals.add(new Refusal(field, reason));
    }
}
