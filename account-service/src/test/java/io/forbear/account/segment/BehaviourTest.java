package io.forbear.account.segment;

import static io.forbear.account.fact.FactExamples.ACCOUNT;
import static io.forbear.account.fact.FactExamples.DEBTOR;
import static io.forbear.account.fact.FactExamples.noon;
import static io.forbear.account.fact.FactExamples.payment;
import static io.forbear.account.fact.FactExamples.plan;
import static io.forbear.account.fact.FactExamples.promise;
import static io.forbear.account.fact.FactExamples.reversal;
import static io.forbear.account.fact.FactExamples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.contact.ContactAttempt;
import io.forbear.account.contact.ContactAttempt.Result;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.KnownFacts;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.PromiseFact.Outcome;
import io.forbear.account.stage.AccountHistory;
import io.forbear.account.stage.Hindsight;
import io.forbear.account.stage.HindsightExamples;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BehaviourTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final PointsTables TABLES = PointsTableFileTest.shipped();
    private static final Hindsight HINDSIGHT = HindsightExamples.shipped();

    @Test
    void knowsNothingBeforeTheFirstStatement() {
        assertThat(Behaviour.of(history(overdue(0, 5)), List.of(), TODAY.minusDays(1))).isNull();
    }

    @Test
    void ofAnAccountThatJustBecameOverdue() {
        assertThat(values(overdue(10, 20)))
                .isEqualTo(
                        Map.of(
                                Attribute.DAYS_PAST_DUE, 20,
                                Attribute.WORST_DAYS_PAST_DUE, 20,
                                Attribute.DAYS_PAST_DUE_TREND, 20,
                                Attribute.TIMES_OVERDUE, 1,
                                Attribute.PAYMENTS_TAKEN_BACK, 0,
                                Attribute.PROMISES_BROKEN, 0,
                                Attribute.PLANS_BROKEN, 0,
                                Attribute.PLANS_COMPLETED, 0));
    }

    @Test
    void remembersTheWorstOfAYearThoughItIsCured() {
        var values = values(overdue(200, 230), current(100), overdue(50, 60), current(20));
        assertThat(values)
                .containsEntry(Attribute.DAYS_PAST_DUE, 0)
                .containsEntry(Attribute.WORST_DAYS_PAST_DUE, 129)
                .containsEntry(Attribute.TIMES_OVERDUE, 2)
                .containsEntry(Attribute.DAYS_PAST_DUE_TREND, -30);
    }

    @Test
    void forgetsWhatIsOlderThanAYear() {
        var values = values(overdue(400, 430), current(366));
        assertThat(values)
                .containsEntry(Attribute.WORST_DAYS_PAST_DUE, 0)
                .containsEntry(Attribute.TIMES_OVERDUE, 0);
    }

    @Test
    void countsTheShareOfWhatWasOverdueNinetyDaysAgo() {
        var before = overdue(95, 100);
        assertThat(values(before, paid(90, "90"))).containsEntry(Attribute.SHARE_PAID, 0);
        assertThat(values(before, paid(89, "45"))).containsEntry(Attribute.SHARE_PAID, 45);
        assertThat(values(before, paid(80, "70"), paid(0, "70")))
                .containsEntry(Attribute.SHARE_PAID, 100);
        assertThat(values(before, reversed(3, "10"))).containsEntry(Attribute.SHARE_PAID, 0);
        assertThat(values(overdue(89, 100))).doesNotContainKey(Attribute.SHARE_PAID);
    }

    @Test
    void countsDaysSinceMoneyCameInAndPaymentsTakenBack() {
        var values = values(overdue(95, 100), paid(40, "1"), paid(7, "1"), reversed(5, "1"));
        assertThat(values)
                .containsEntry(Attribute.DAYS_SINCE_PAYMENT, 7)
                .containsEntry(Attribute.PAYMENTS_TAKEN_BACK, 1);
        assertThat(values(overdue(95, 100))).doesNotContainKey(Attribute.DAYS_SINCE_PAYMENT);
    }

    @Test
    void countsPromisesThatWereBrokenWithinAYear() {
        var values =
                values(
                        overdue(400, 410),
                        promise("old", 1, Outcome.BROKEN, TODAY.minusDays(365)),
                        promise("of this year", 1, Outcome.BROKEN, TODAY.minusDays(364)),
                        promise("today", 1, Outcome.BROKEN, TODAY),
                        promise("tomorrow", 1, Outcome.BROKEN, TODAY.plusDays(1)),
                        promise("in part", 1, Outcome.PARTLY_KEPT, TODAY));
        assertThat(values).containsEntry(Attribute.PROMISES_BROKEN, 2);
    }

    @Test
    void countsAPromiseByItsLastJudgementInWhateverOrderTheyCome() {
        var broken = promise("P", 1, Outcome.BROKEN, TODAY.minusDays(9));
        var kept = promise("P", 2, Outcome.KEPT, TODAY.minusDays(5));
        var again = promise("P", 3, Outcome.BROKEN, TODAY.minusDays(2));
        var stated = overdue(95, 100);
        assertThat(values(stated, kept, broken)).containsEntry(Attribute.PROMISES_BROKEN, 0);
        assertThat(values(stated, again, kept, broken)).containsEntry(Attribute.PROMISES_BROKEN, 1);
        var then = Behaviour.of(history(stated, kept, broken), List.of(), TODAY.minusDays(6));
        assertThat(Objects.requireNonNull(then).values())
                .containsEntry(Attribute.PROMISES_BROKEN, 1);
    }

    @Test
    void countsPlansThatWereBrokenAndCompleted() {
        var values =
                values(
                        overdue(95, 100),
                        plan(PlanFact.Kind.AGREED, TODAY.minusDays(60)),
                        plan(PlanFact.Kind.BROKEN, TODAY.minusDays(30)),
                        plan(PlanFact.Kind.COMPLETED, TODAY.plusDays(1)));
        assertThat(values)
                .containsEntry(Attribute.PLANS_BROKEN, 1)
                .containsEntry(Attribute.PLANS_COMPLETED, 0);
    }

    @Test
    void knowsHowOftenTheDebtorWasReachedOnceSomebodyTried() {
        var attempts =
                List.of(attempt(Result.REACHED, 90), attempt(Result.IN_VAIN, 89), vain(1), vain(0));
        var behaviour = Behaviour.of(history(overdue(95, 100)), attempts, TODAY);
        assertThat(Objects.requireNonNull(behaviour).values())
                .containsEntry(Attribute.TIMES_REACHED, 0)
                .containsEntry(Attribute.REACHED_SHARE, 0)
                .containsEntry(Attribute.ATTEMPTS_IN_VAIN, 3)
                .containsEntry(Attribute.WRONG_NUMBERS, 0);
    }

    @Test
    void givesReasonsForPointsOfContactability() {
        var history = history(overdue(95, 100));
        var unknown = AccountSegment.of(history, List.of(), TODAY, TABLES);
        var reached =
                AccountSegment.of(history, List.of(attempt(Result.REACHED, 3)), TODAY, TABLES);
        assertThat(points(reached, "timesReached")).isGreaterThan(points(unknown, "timesReached"));
    }

    private static int points(@Nullable AccountSegment segment, String attribute) {
        return Objects.requireNonNull(segment).willingness().reasons().stream()
                .filter(reason -> reason.attribute().equals(attribute))
                .mapToInt(Score.Reason::points)
                .findFirst()
                .orElseThrow();
    }

    private static ContactAttempt vain(int daysAgo) {
        return attempt(Result.IN_VAIN, daysAgo);
    }

    private static ContactAttempt attempt(Result result, int daysAgo) {
        return new ContactAttempt(
                UUID.randomUUID(), DEBTOR, noon(TODAY.minusDays(daysAgo)), result, "mobile");
    }

    @Property(tries = 300)
    void beingOverdueForLongerNeverLowersTheRisk(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 500) Integer> statements,
            @ForAll @IntRange(max = 400) int payment,
            @ForAll @IntRange(max = 120) int overdueFor,
            @ForAll @IntRange(max = 300) int longer) {
        var risk = risk(statements, payment, overdueFor);
        assertThat(risk(statements, payment, overdueFor + longer)).isGreaterThanOrEqualTo(risk);
    }

    private static int risk(List<Integer> daysAgo, int payment, int overdueFor) {
        var facts = new ArrayList<Fact>();
        daysAgo.forEach(ago -> facts.add(overdue(ago, ago + overdueFor)));
        facts.add(paid(payment, "30"));
        var segment = AccountSegment.of(historyOf(facts), List.of(), TODAY, TABLES);
        return Objects.requireNonNull(segment).risk().points();
    }

    private static Fact overdue(int daysAgo, int sinceDaysAgo) {
        return statement(TODAY.minusDays(daysAgo), TODAY.minusDays(sinceDaysAgo), "100");
    }

    private static Fact current(int daysAgo) {
        return statement(TODAY.minusDays(daysAgo), null, "0");
    }

    private static Fact paid(int daysAgo, String amount) {
        return payment(TODAY.minusDays(daysAgo), amount);
    }

    private static Fact reversed(int daysAgo, String amount) {
        return reversal(TODAY.minusDays(daysAgo), amount);
    }

    private static Map<Attribute, Integer> values(Fact... facts) {
        return Objects.requireNonNull(Behaviour.of(history(facts), List.of(), TODAY)).values();
    }

    private static AccountHistory history(Fact... facts) {
        return historyOf(List.of(facts));
    }

    private static AccountHistory historyOf(List<Fact> facts) {
        @Nullable AccountHistory history = HINDSIGHT.of(new KnownFacts(ACCOUNT, facts));
        return Objects.requireNonNull(history);
    }
}
