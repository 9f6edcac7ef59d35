package io.forbear.plan.plan;

import io.forbear.money.Money;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.plan.Proposal.Split;
import io.forbear.plan.schedule.Schedule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * Whether a proposal makes sense at all, before the law is asked: its accounts are known, its sums
 * can be paid, its dates lie ahead.
 */
final class ProposalCheck {
    /** However small the instalments: nobody pays more of them. */
    static final int MAX_INSTALMENTS = 600;

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
     * @param today on the calendar of the accounts
     */
    static List<Refusal> against(
            Proposal proposal, Collection<KnownAccount> accounts, LocalDate today) {
        var check = new ProposalCheck(proposal);
        check.accounts(accounts);
        check.total(accounts);
        check.split();
        check.firstDueOn(today);
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

    private void split() {
        switch (proposal.split()) {
            case Split.ByCount(var count) -> count(count);
            case Split.ByAmount(var amount) -> amount(amount);
        }
    }

    private void count(int count) {
        if (count < 1 || count > MAX_INSTALMENTS) {
            refuse("instalments", "must be within 1 and " + MAX_INSTALMENTS + ", found " + count);
        } else if (proposal.total().split(count).getFirst().sign() <= 0) {
            refuse("instalments", "must be fewer: nothing would be due each time");
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

    private void firstDueOn(LocalDate today) {
        if (proposal.firstDueOn().isBefore(today)) {
            refuse("firstDueOn", "must not lie in the past; today is " + today);
        } else if (proposal.firstDueOn().isAfter(today.plusYears(MAX_YEARS_AHEAD))) {
            refuse(
                    "firstDueOn",
                    "must be at most %d years ahead; today is %s"
                            .formatted(MAX_YEARS_AHEAD, today));
        }
    }

    private void payable(String field, Money money) {
        if (money.sign() <= 0) {
            refuse(field, "must be more than nothing, found " + money);
        } else if (!money.canBePaid()) {
            refuse(field, "has more decimal places than its currency, found " + money);
        }
    }

    private void refuse(String field, String reason) {
        refusals.add(new Refusal(field, reason));
    }
}
