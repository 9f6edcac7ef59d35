package io.forbear.account.stage;

import io.forbear.account.fact.AccountFacts;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Puts accounts to their stage.
 *
 * @param lists the bank's stage lists
 * @param zone where the accounts are kept: decides on which date something happened
 */
record StagePolicy(StageLists lists, ZoneId zone) {

    /**
     * What follows from the facts on a date; null while no statement about the account is known.
     */
    @Nullable Staging judge(AccountFacts facts, LocalDate date) {
        var standing = Standing.of(facts, zone);
        return standing == null ? null : judge(standing, date);
    }

    private Staging judge(Standing standing, LocalDate date) {
        var statement = standing.statement();
        var list = lists.listFor(statement.terms());
        return new Staging(
                new StagedAccount(
                        statement.accountId(),
                        statement.debtorId(),
                        statement.terms(),
                        list.stageOn(standing, date),
                        standing.overdueSince(),
                        standing.amountOverdue(),
                        standing.balance(),
                        standing.breakdown()),
                standing.everOverdue(),
                list.nextChangeAfter(date, standing).orElse(null));
    }
}
