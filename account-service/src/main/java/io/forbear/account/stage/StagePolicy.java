package io.forbear.account.stage;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.DaysPastDue;
import io.forbear.account.fact.Statement;
import io.forbear.account.fact.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts accounts to their stage.
 *
 * @param lists the bank's stage lists
 * @param zones by which clocks the accounts are kept
 */
record StagePolicy(StageLists lists, Zones zones) {

    /** An account has come to a stage on a date. */
    record Passage(StagedAccount account, LocalDate asOf) {}

    /** What follows from the facts at some time; null while no statement is known. */
    @Nullable Staging judge(AccountFacts facts, Instant at) {
        var statement = facts.newest();
        return statement == null
                ? null
                : judge(statement, facts, zones.dateOf(statement.terms(), at));
    }

    /** What follows from the facts on a date; null while no statement is known. */
    @Nullable Staging judge(AccountFacts facts, LocalDate date) {
        var statement = facts.newest();
        return statement == null ? null : judge(statement, facts, date);
    }

    private Staging judge(Statement statement, AccountFacts facts, LocalDate date) {
        var zone = zones.of(statement.terms());
        var standing = Standing.of(statement, facts, zone);
        return new Staging(
                staged(standing, date),
                standing.everOverdue(),
                lists.listFor(statement.terms())
                        .nextChangeAfter(date, standing)
                        .map(next -> next.atStartOfDay(zone).toInstant())
                        .orElse(null));
    }

    /** Only how the account stands on a date, without what comes next. */
    @Nullable StagedAccount staged(AccountFacts facts, LocalDate date) {
        var statement = facts.newest();
        return statement == null
                ? null
                : staged(Standing.of(statement, facts, zones.of(statement.terms())), date);
    }

    private StagedAccount staged(Standing standing, LocalDate date) {
        var statement = standing.statement();
        return new StagedAccount(
                statement.accountId(),
                statement.debtorId(),
                standing.termsOn(date),
                lists.listFor(statement.terms()).stageOn(standing, date),
                standing.overdueSince(),
                standing.amountOverdue(),
                standing.balance(),
                standing.breakdown(),
                standing.pauses());
    }

    /**
     * The stages that must be passed on an account's way, by days past due, from where it was
     * judged last to where it is on a date; without the stage it was in, and without the one it is
     * in now.
     */
    List<Passage> passages(StoredAccount before, AccountFacts facts, Staging now, LocalDate date) {
        var statement = facts.newest();
        var since = now.account().overdueSince();
        if (statement == null || since == null) {
            return List.of();
        }
        var old = before.staging().account();
        var days = before.reached().daysBefore(since, old.overdueSince() != null);
        var from = DaysPastDue.dateOf(days, since, now.account().paused());
        if (from == null || from.isAfter(date)) {
            return List.of();
        }
        var standing = Standing.of(statement, facts, zones.of(statement.terms()));
        var list = lists.listFor(statement.terms());
        var passed = new ArrayList<Passage>();
        var last = old.stage();
        for (var asOf : list.passages(standing, from, date)) {
            var stage = list.stageOn(standing, asOf);
            if (!stage.equals(last)) {
                passed.add(new Passage(now.account().inStage(stage), asOf));
                last = stage;
            }
        }
        if (!passed.isEmpty() && last.equals(now.account().stage())) {
            passed.removeLast();
        }
        return passed;
    }
}
