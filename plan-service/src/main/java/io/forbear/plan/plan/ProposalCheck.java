package io.forbear.plan.plan;

import io.forbear.money.Money;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.schedule.DueDay;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Schedule;
import io.forbear.plan.schedule.Split;
import io.forbear.rules.HolidayCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a proposal makes sense at all, before the law is asked: its accounts are known, its sums
 * can be paid, its dates lie ahead.
 */
final class ProposalCheck {
    /** However small the instalments: nobody pays more of them. */
    static final int MAX_INSTALMENTS = 600;

    /** Nobody's instalments differ by more. */
    static final int MAX_PERCENT = 1000;

    /** Nobody begins to pay later than that. */
    static final int MAX_YEARS_AHEAD = 60;

    private final Proposal proposal;
    private final List<Refusal> refusals = new ArrayList<>();

    private ProposalCheck(Proposal proposal) {
        this.proposal = proposal;
    }

    /**
     * What is wrong with a proposal.
     *
     * @param accounts those of the proposal's accounts that are known
     * @param affordability the assessment it rests on; null: it names none that is known
     * @param calendar of the accounts
     * @param today on the calendar of the accounts
     */
    static List<Refusal> against(
            Proposal proposal,
            Collection<KnownAccount> accounts,
            @Nullable Affordability affordability,
            HolidayCalendar calendar,
            LocalDate today) {
        var check = new ProposalCheck(proposal);
        check.accounts(accounts);
        check.total(accounts);
        check.fees();
        check.split();
        check.due(today);
        check.affordability(affordability);
        if (check.refusals.isEmpty()) {
            check.schedule(calendar, today);
        }
        return check.refusals;
    }

    private void accounts(Collection<KnownAccount> accounts) {
        var ids = proposal.accountIds();
        if (new HashSet<>(ids).size() < ids.size()) {
            refuse("accountIds", "must name each account once");
        }
        for (var id : ids) {
            boolean known =
                    accounts.stream()
                            .anyMatch(
                                    account ->
                                            account.accountId().equals(id)
                                                    && account.debtorId()
                                                            .equals(proposal.debtorId()));
            if (!known) {
                refuse("accountIds", "debtor has no account " + id + " that is known here");
            }
        }
    }

    private void total(Collection<KnownAccount> accounts) {
        var total = proposal.total();
        payable("total", total);
        accounts.stream()
                .filter(account -> !account.balance().currency().equals(total.currency()))
                .forEach(
                        account ->
                                refuse(
                                        "total.currency",
                                        "must be that of account %s, %s"
                                                .formatted(
                                                        account.accountId(),
                                                        account.balance().currency())));
    }

    private void fees() {
        var total = proposal.total();
        var waiver = proposal.waiver();
        proposal.fees().forEach((kind, fee) -> notBelowZero("fees." + kind, fee));
        // several amounts may add up to more than one can hold
        var sum =
                proposal.fees().values().stream()
                        .map(Money::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.sign() > 0 && sum.compareTo(total.amount()) >= 0) {
            refuse("fees", "must be less than the total, of which they are a part, found " + sum);
        }
        if (waiver != null) {
            payable("waiver", waiver);
        }
    }

    private void split() {
        switch (proposal.split()) {
            case Split.ByCount(var count) -> count(count, 1);
            case Split.ByAmount(var amount) -> amount(amount);
            case Split.StepUp(var count, var every, var percent) -> {
                count(count, 1);
                within("stepUp.every", every, 1, MAX_INSTALMENTS);
                within("stepUp.percent", percent, 1, MAX_PERCENT);
            }
            case Split.Seasonal(var count, var percents) -> {
                count(count, 1);
                percents.forEach(
                        (month, percent) -> within("seasonal." + month, percent, 0, MAX_PERCENT));
                if (percents.size() == 12 && percents.values().stream().allMatch(p -> p == 0)) {
                    refuse("seasonal", "must leave a month in which something is due");
                }
                onlyMonthly("seasonal");
            }
            case Split.Balloon(var count, var last) -> balloon(count, last);
        }
    }

    private void count(int count, int least) {
        within("instalments", count, least, MAX_INSTALMENTS);
    }

    private void balloon(int count, Money last) {
        count(count, 2);
        payable("balloon", last);
        if (!last.isLessThan(proposal.total())) {
            refuse("balloon", "must be less than the total, found " + last);
        }
    }

    private void amount(Money amount) {
        payable("instalmentAmount", amount);
        var total = proposal.total();
        if (!amount.currency().equals(total.currency())) {
            refuse("instalmentAmount.currency", "must be that of the total, " + total.currency());
        } else if (amount.sign() > 0 && Schedule.takesMoreThan(MAX_INSTALMENTS, total, amount)) {
            refuse(
                    "instalmentAmount",
                    "must be more: the plan would have over " + MAX_INSTALMENTS + " instalments");
        }
    }

    private void due(LocalDate today) {
        var from = proposal.due().from();
        if (from.isBefore(today)) {
            refuse("firstDueOn", "must not lie in the past; today is " + today);
        } else if (from.isAfter(today.plusYears(MAX_YEARS_AHEAD))) {
            refuse(
                    "firstDueOn",
                    "must be at most %d years ahead; today is %s"
                            .formatted(MAX_YEARS_AHEAD, today));
        }
        if (!(proposal.due().day() instanceof DueDay.SameDay)) {
            onlyMonthly("dueDay");
        }
    }

    private void affordability(@Nullable Affordability found) {
        var named = proposal.grounds().affordabilityId();
        if (named == null) {
            return;
        }
        if (found == null || !found.debtorId().equals(proposal.debtorId())) {
            refuse("affordabilityId", "debtor has no assessment " + named);
        } else if (!found.currency().equals(proposal.total().currency())) {
            refuse("affordabilityId", "must name an assessment in " + proposal.total().currency());
        } else if (Boolean.TRUE.equals(proposal.exceedsAbility())
                && !found.isExceededBy(proposal.total())) {
            refuse(
                    "exceedsAbility",
                    "is not so by assessment %s: the debtor can pay %s a month"
                            .formatted(named, found.disposable()));
        }
    }

    /** Only once all else is right: there is a schedule then, unless it has too many parts. */
    private void schedule(HolidayCalendar calendar, LocalDate today) {
        var dates = proposal.due().on(calendar);
        var amounts = Schedule.amounts(proposal.total(), proposal.split(), dates);
        if (amounts.stream().anyMatch(amount -> amount.sign() <= 0)) {
            refuse("instalments", "must be fewer: nothing would be due each time");
            return;
        }
        var first = Schedule.of(proposal.total(), proposal.split(), dates).firstDueOn();
        if (first.isBefore(today)) {
            refuse("firstDueOn", "falls on %s, before today, %s".formatted(first, today));
        }
    }

    private void onlyMonthly(String field) {
        if (proposal.due().frequency() != Frequency.MONTHLY) {
            refuse(field, "goes with the frequency MONTHLY only");
        }
    }

    private void within(String field, int found, int least, int most) {
        if (found < least || found > most) {
            refuse(field, "must be within %d and %d, found %d".formatted(least, most, found));
        }
    }

    private void payable(String field, Money money) {
        if (money.sign() <= 0) {
            refuse(field, "must be more than nothing, found " + money);
        } else {
            inMinorUnits(field, money);
        }
    }

    private void notBelowZero(String field, Money money) {
        if (money.sign() < 0) {
            refuse(field, "must not be below zero, found " + money);
        } else {
            inMinorUnits(field, money);
        }
    }

    private void inMinorUnits(String field, Money money) {
        if (!money.canBePaid()) {
            refuse(field, "has more decimal places than its currency, found " + money);
        }
    }

    private void refuse(String field, String reason) {
        refusals.add(new Refusal(field, reason));
    }
}
