package io.forbear.plan.promise;

import static io.forbear.plan.performance.PerformanceExamples.cny;
import static io.forbear.plan.performance.PerformanceExamples.payment;
import static io.forbear.plan.performance.PerformanceExamples.reversal;
import static io.forbear.plan.promise.PromiseExamples.FIRST;
import static io.forbear.plan.promise.PromiseExamples.MADE;
import static io.forbear.plan.promise.PromiseExamples.ONE_DATE;
import static io.forbear.plan.promise.PromiseExamples.POLICY;
import static io.forbear.plan.promise.PromiseExamples.SECOND;
import static io.forbear.plan.promise.PromiseExamples.TWO_DATES;
import static io.forbear.plan.promise.PromiseExamples.noon;
import static io.forbear.plan.promise.PromiseExamples.on;
import static io.forbear.plan.promise.PromiseExamples.promise;
import static io.forbear.plan.promise.PromiseExamples.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.debtor.Declaration;
import io.forbear.plan.promise.DateStanding.State;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static final LocalDate LAST_DAY = FIRST.plusDays(3);
    private static final LocalDate DAY_AFTER = LAST_DAY.plusDays(1);

    @ParameterizedTest(name = "nothing paid, on {0}: {1}")
    @CsvSource({"2027-01-12, RUNNING", "2027-01-13, RUNNING", "2027-01-14, BROKEN"})
    void isBrokenOnTheDayAfterTheLastDayOfGrace(LocalDate today, Outcome outcome) {
        assertThat(on(ONE_DATE, today).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} paid of 100, tolerance 5: {1}, {2}")
    @CsvSource({
        "0, BROKEN, MISSED",
        "49.99, BROKEN, SHORT",
        "50, PARTLY_KEPT, SHORT",
        "94.99, PARTLY_KEPT, SHORT",
        "95, KEPT, KEPT_WITHIN_TOLERANCE",
        "95.01, KEPT, KEPT_WITHIN_TOLERANCE",
        "100, KEPT, KEPT",
        "120, KEPT, KEPT",
    })
    void tellsKeptFromPartlyKeptAndBroken(String paid, Outcome outcome, State state) {
        var judgement = on(ONE_DATE, DAY_AFTER, payment("P1", FIRST, paid));
        assertThat(judgement.outcome()).isEqualTo(outcome);
        assertThat(judgement.dates().getFirst().state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "tolerance of {0} promised: {1}")
    @CsvSource({"100, 5", "249.99, 5", "250, 5", "250.50, 5.01", "1000, 20"})
    void toleratesTheAmountOrTheShareWhicheverIsMore(String promised, String tolerance) {
        assertThat(PromiseExamples.JUDGING.tolerance(cny(promised))).isEqualTo(cny(tolerance));
    }

    @ParameterizedTest(name = "paid on {0}: {1}")
    @CsvSource({
        "2026-12-31, MISSED",
        "2027-01-01, KEPT",
        "2027-01-10, KEPT",
        "2027-01-11, KEPT_IN_GRACE",
        "2027-01-13, KEPT_IN_GRACE",
        "2027-01-14, MISSED",
    })
    void countsWhatIsPaidFromTheDayOfThePromiseToTheLastDayOfGrace(LocalDate date, State state) {
        var judgement = on(ONE_DATE, DAY_AFTER.plusDays(30), payment("P1", date, "100"));
        assertThat(judgement.dates().getFirst().state()).isEqualTo(state);
    }

    @Test
    void isKeptAsSoonAsAllIsPaidHoweverEarly() {
        var judgement = on(TWO_DATES, MADE.plusDays(1), payment("P1", MADE.plusDays(1), "200"));
        assertThat(judgement.outcome()).isEqualTo(Outcome.KEPT);
        assertThat(judgement.decidedOn()).isEqualTo(MADE.plusDays(1));
        assertThat(judgement.nextLookOn()).isNull();
    }

    @Test
    void awaitsTheRestUntilTheEndThoughTheToleranceWouldDo() {
        assertThat(on(ONE_DATE, LAST_DAY, payment("P1", FIRST, "96")).outcome())
                .isEqualTo(Outcome.RUNNING);
        assertThat(on(ONE_DATE, DAY_AFTER, payment("P1", FIRST, "96")).decidedOn())
                .isEqualTo(DAY_AFTER);
    }

    @Test
    void setsWhatIsPaidAgainstItsDatesInTheirOrder() {
        var judgement = on(TWO_DATES, FIRST, payment("P1", MADE, "150"));
        assertThat(judgement.dates().stream().map(DateStanding::state))
                .containsExactly(State.KEPT, State.OPEN);
        assertThat(judgement.nextLookOn()).isEqualTo(SECOND.plusDays(4));
    }

    @Test
    void isDecidedByTheFirstDateThatIsMissed() {
        var judgement = on(TWO_DATES, DAY_AFTER, payment("P1", FIRST, "60"));
        assertThat(judgement.outcome()).isEqualTo(Outcome.PARTLY_KEPT);
        assertThat(judgement.shortfall()).isEqualTo(cny("40"));
        assertThat(judgement.decidedOn()).isEqualTo(DAY_AFTER);
    }

    @Test
    void isPartlyKeptIfOnlyTheSecondDateIsMissed() {
        var judgement = on(TWO_DATES, SECOND.plusDays(4), payment("P1", FIRST, "100"));
        assertThat(judgement.outcome()).isEqualTo(Outcome.PARTLY_KEPT);
        assertThat(judgement.shortfall()).isEqualTo(cny("100"));
    }

    @Test
    void isKeptAfterAllWhenABackDatedPaymentArrives() {
        var today = DAY_AFTER.plusDays(40);
        assertThat(on(ONE_DATE, today).outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(on(ONE_DATE, today, payment("P1", FIRST, "100")).outcome())
                .isEqualTo(Outcome.KEPT);
    }

    @Test
    void isBrokenAfterAllWhenItsPaymentIsTakenBackHoweverLate() {
        var paid = payment("P1", FIRST, "100");
        var takenBack = reversal("R1", DAY_AFTER.plusDays(20), "100", "P1");
        assertThat(on(ONE_DATE, DAY_AFTER.plusDays(19), paid, takenBack).outcome())
                .isEqualTo(Outcome.KEPT);
        var after = on(ONE_DATE, DAY_AFTER.plusDays(20), paid, takenBack);
        assertThat(after.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(after.dates().getFirst().state()).isEqualTo(State.MISSED);
    }

    @Test
    void looksAgainOnTheValueDateOfAPostingThatLiesAhead() {
        var paid = payment("P1", MADE, "100");
        var ahead = reversal("R1", MADE.plusDays(5), "100", "P1");
        assertThat(on(ONE_DATE, MADE, paid, ahead).nextLookOn()).isEqualTo(MADE.plusDays(5));
    }

    @ParameterizedTest(name = "taken back on {0}: {1}")
    @CsvSource({"2027-01-05, WITHDRAWN", "2027-01-13, WITHDRAWN", "2027-01-14, BROKEN"})
    void canBeTakenBackUntilADateIsMissed(LocalDate date, Outcome outcome) {
        assertThat(on(takenBack(ONE_DATE, date), DAY_AFTER.plusDays(9)).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void isKeptIfAllWasPaidBeforeItWasTakenBack() {
        var promise = takenBack(ONE_DATE, FIRST);
        assertThat(on(promise, DAY_AFTER, payment("P1", FIRST.minusDays(1), "100")).outcome())
                .isEqualTo(Outcome.KEPT);
        assertThat(on(promise, DAY_AFTER, payment("P1", FIRST, "100")).outcome())
                .isEqualTo(Outcome.WITHDRAWN);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "DECEASED, 2027-01-13, STOPPED",
        "BANKRUPT, 2027-01-05, STOPPED",
        "BANKRUPTCY_STARTED, 2027-01-05, STOPPED",
        "DECEASED, 2027-01-14, BROKEN",
        "MORATORIUM_STARTED, 2027-01-05, BROKEN",
    })
    void stopsWhenTheDebtorDiesOrGoesBankrupt(
            Declaration.Kind kind, LocalDate date, Outcome outcome) {
        assertThat(declared(kind, date).judgement().outcome()).isEqualTo(outcome);
    }

    @Test
    void advisesToReviewTheHardshipThatWasDeclared() {
        assertThat(declared(Declaration.Kind.HARDSHIP_DECLARED, FIRST).nextStep())
                .isEqualTo(NextStep.HARDSHIP_REVIEW);
    }

    private static Judged declared(Declaration.Kind kind, LocalDate date) {
        var declaration = new Declaration(UUID.randomUUID(), "D-1", noon(date), kind, List.of());
        return Judged.all(
                        List.of(ONE_DATE),
                        List.of(),
                        List.of(declaration),
                        POLICY,
                        noon(DAY_AFTER.plusDays(9)))
                .getFirst();
    }

    @Test
    void countsAPaymentForOnePromiseOnly() {
        var next = promise("W2", FIRST, SECOND);
        var paid = payment("P1", FIRST, "100");
        var judged =
                Judged.all(
                        List.of(next, ONE_DATE),
                        List.of(paid),
                        List.of(),
                        POLICY,
                        noon(SECOND.plusDays(4)));
        assertThat(judged.stream().map(one -> one.judgement().outcome()))
                .containsExactly(Outcome.KEPT, Outcome.BROKEN);
    }

    @Test
    void leavesTheDayOnWhichAPromiseIsTakenBackToTheNextOne() {
        var first = takenBack(ONE_DATE, FIRST);
        var next = promise("W2", FIRST, SECOND);
        var judged =
                Judged.all(
                        List.of(first, next),
                        List.of(payment("P1", FIRST, "100")),
                        List.of(),
                        POLICY,
                        noon(SECOND.plusDays(4)));
        assertThat(judged.stream().map(one -> one.judgement().outcome()))
                .containsExactly(Outcome.WITHDRAWN, Outcome.KEPT);
    }
}
