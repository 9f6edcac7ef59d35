package io.forbear.account.stage;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.Statement;
import io.forbear.account.fact.Zones;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Puts accounts to their stage.
 *
 * @param lists the bank's stage lists
 * @param zones by which clocks the accounts are kept
 */
record StagePolicy(StageLists lists, Zones zones) {

    /** What follows from the facts at some time; null while no statement is known. */
    @Nullable Staging judge(AccountFacts facts, Instant at) {
        var statement = facts.newest();
        return statement == null ? null : judge(statement, facts, at);
    }

    private Staging judge(Statement statement, AccountFacts facts, Instant at) {
        var terms = statement.terms();
        var zone = zones.of(terms);
        var standing = Standing.of(statement, facts, zone);
        var list = lists.listFor(terms);
        var date = zones.dateOf(terms, at);
        return new Staging(
                new StagedAccount(
                        statement.accountId(),
                        statement.debtorId(),
                        terms,
                        list.stageOn(standing, date),
                        standing.overdueSince(),
                        standing.amountOverdue(),
                        standing.balance(),
                        standing.breakdown()),
                standing.everOverdue(),
                list.nextChangeAfter(date, standing)
                        .map(next -> next.atStartOfDay(zone).toInstant())
                        .orElse(null));
    }
}
