package io.forbear.plan.performance;

import static io.forbear.plan.performance.PerformanceExamples.AGREEMENT;
import static io.forbear.plan.performance.PerformanceExamples.FIRST_DUE;
import static io.forbear.plan.performance.PerformanceExamples.SIGNED;
import static io.forbear.plan.performance.PerformanceExamples.cny;
import static io.forbear.plan.performance.PerformanceExamples.payment;
import static io.forbear.plan.performance.PerformanceExamples.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.PrintedTable;
import io.forbear.plan.debtor.Pause;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.payment.Payment;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeTest {
    private static final LocalDate BROKEN_ON = FIRST_DUE.plusDays(4);
    private static final List<Integer> DAYS = List.of(5, 1);

    @ParameterizedTest(name = "completed {0}, stopped {1}, replaced {2}, broken {3}: {6}")
    @CsvSource(
            value = {
                "2027-02-01, -, -, -, false, false, COMPLETED",
                "2027-02-01, 2027-02-01, 2027-02-01, 2027-02-01, true, true, COMPLETED",
                "2027-02-02, 2027-02-01, -, -, true, false, STOPPED",
                "-, 2027-02-01, 2027-02-01, 2027-02-01, false, false, STOPPED",
                "-, 2027-02-02, 2027-02-01, -, true, false, RENEGOTIATED",
                "-, -, 2027-02-01, 2027-02-01, false, false, RENEGOTIATED",
                "2027-02-02, 2027-02-02, 2027-02-02, 2027-02-01, false, false, BROKEN",
                "-, -, -, 2027-02-01, true, true, BROKEN",
                "-, -, -, -, true, true, PAUSED",
                "-, -, -, -, false, true, IN_GRACE",
                "-, -, -, -, false, false, ON_TRACK",
            },
            nullValues = "-")
    void takesTheRowOfWhatHappenedFirst(
            @Nullable LocalDate completed,
            @Nullable LocalDate stopped,
            @Nullable LocalDate replaced,
            @Nullable LocalDate broken,
            boolean paused,
            boolean inGrace,
            LifeTable row) {
        assertThat(
                        LifeTable.rowFor(
                                new LifeTable.Situation(
                                        completed, stopped, replaced, broken, paused, inGrace)))
                .isEqualTo(row);
    }

    @Test
    void isPrintedIntoTheDocumentation() {
        PrintedTable.assertPrinted(
                "plan", "standing", Stream.of(LifeTable.values()).map(LifeTable::printed).toList());
    }

    @ParameterizedTest(name = "nothing paid, on {0}: {1}")
    @CsvSource({
        "2027-01-10, ON_TRACK",
        "2027-01-11, IN_GRACE",
        "2027-01-13, IN_GRACE",
        "2027-01-14, BROKEN"
    })
    void goesFromDueToGraceToBroken(LocalDate today, LifeTable row) {
        assertThat(on(today).row()).isEqualTo(row);
    }

    @ParameterizedTest(name = "paid on {0}: {1}")
    @CsvSource({"2027-01-10, PAID", "2027-01-11, CURED", "2027-01-13, CURED"})
    void tellsAnInstalmentThatWasCuredWithinGrace(LocalDate date, InstalmentStanding.State state) {
        var life = on(BROKEN_ON, payment("P1", date, "100"));
        assertThat(life.row()).isEqualTo(LifeTable.ON_TRACK);
        assertThat(life.performance().instalments().getFirst().state()).isEqualTo(state);
    }

    @Test
    void isCompletedByOverpayingAndSaysHowMuchIsTooMuch() {
        var life = on(FIRST_DUE, payment("P1", SIGNED, "200"), payment("P2", FIRST_DUE, "130"));
        assertThat(life.row()).isEqualTo(LifeTable.COMPLETED);
        assertThat(life.performance().overpaid()).isEqualTo(cny("30"));
    }

    @Test
    void staysBrokenThoughAllIsPaidLater() {
        var late = payment("P1", BROKEN_ON.plusDays(1), "300");
        assertThat(on(BROKEN_ON.plusDays(1), late).row()).isEqualTo(LifeTable.BROKEN);
    }

    @Test
    void isNotBrokenAfterAllIfABackDatedPaymentArrives() {
        assertThat(on(BROKEN_ON).row()).isEqualTo(LifeTable.BROKEN);
        assertThat(on(BROKEN_ON, payment("P1", FIRST_DUE, "100")).row())
                .isEqualTo(LifeTable.ON_TRACK);
    }

    @Test
    void isBrokenOnTheDayOnWhichACompletedPlanLosesAPayment() {
        var lost = SIGNED.plusDays(3);
        var life =
                on(
                        SIGNED.plusDays(5),
                        payment("P1", SIGNED.plusDays(1), "300"),
                        reversal("R1", lost, "120", "P1"),
                        payment("P2", SIGNED.plusDays(4), "120"));
        assertThat(life.row()).isEqualTo(LifeTable.BROKEN);
        assertThat(life.breach())
                .contains(new Breach(Breach.Reason.PAYMENT_REVERSED, 2, cny("120"), lost));
    }

    @Test
    void fallsDueLaterByTheDaysOfAPause() {
        var pause = new Pause(Pause.Reason.HARDSHIP, FIRST_DUE, FIRST_DUE.plusDays(30));
        assertThat(with(pause, FIRST_DUE).row()).isEqualTo(LifeTable.PAUSED);
        assertThat(with(pause, BROKEN_ON).row()).isEqualTo(LifeTable.PAUSED);
        assertThat(dueDates(with(pause, BROKEN_ON)))
                .containsExactly(
                        LocalDate.of(2027, 2, 9),
                        LocalDate.of(2027, 3, 12),
                        LocalDate.of(2027, 4, 9));
        assertThat(with(pause, BROKEN_ON.plusDays(29)).row()).isEqualTo(LifeTable.IN_GRACE);
        assertThat(with(pause, BROKEN_ON.plusDays(30)).row()).isEqualTo(LifeTable.BROKEN);
    }

    @ParameterizedTest(name = "a pause from {0}: first due {1}")
    @CsvSource({"2027-01-13, 2027-01-20", "2027-01-14, 2027-01-10"})
    void sparesWhatCouldStillBePaidInTimeWhenThePauseBegins(LocalDate from, LocalDate dueOn) {
        var pause = new Pause(Pause.Reason.HARDSHIP, from, from.plusDays(10));
        assertThat(dueDates(with(pause, from)).getFirst()).isEqualTo(dueOn);
    }

    @Test
    void letsNothingFallDueInAPauseUntilFurtherNotice() {
        var pause = new Pause(Pause.Reason.MORATORIUM, FIRST_DUE, null);
        assertThat(with(pause, FIRST_DUE.plusDays(200)).row()).isEqualTo(LifeTable.PAUSED);
    }

    @Test
    void countsDaysOnceThatSeveralPausesCover() {
        var one = new Pause(Pause.Reason.HARDSHIP, FIRST_DUE, FIRST_DUE.plusDays(10));
        var other =
                new Pause(Pause.Reason.MORATORIUM, FIRST_DUE.plusDays(5), FIRST_DUE.plusDays(15));
        var life =
                Life.of(
                        AGREEMENT,
                        List.of(),
                        new Life.Circumstances(new Pauses(List.of(one, other)), null),
                        FIRST_DUE);
        assertThat(dueDates(life).getFirst()).isEqualTo(FIRST_DUE.plusDays(15));
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "DECEASED, 2027-01-05, STOPPED",
        "BANKRUPT, 2027-01-13, STOPPED",
        "BANKRUPT, 2027-01-14, STOPPED",
        "BANKRUPT, 2027-01-15, BROKEN",
    })
    void stopsAtOnceWhenTheDebtorDiesOrGoesBankrupt(
            Pause.Reason reason, LocalDate from, LifeTable row) {
        assertThat(with(new Pause(reason, from, null), FIRST_DUE.plusDays(60)).row())
                .isEqualTo(row);
    }

    @Test
    void goesOnWhenADeathTurnsOutToBeAMistake() {
        var mistake = new Pause(Pause.Reason.DECEASED, FIRST_DUE, FIRST_DUE.plusDays(20));
        assertThat(with(mistake, FIRST_DUE.plusDays(19)).row()).isEqualTo(LifeTable.STOPPED);
        assertThat(with(mistake, FIRST_DUE.plusDays(20)).row()).isEqualTo(LifeTable.ON_TRACK);
    }

    @ParameterizedTest(name = "replaced on {0}: {1}")
    @CsvSource({"2027-01-05, RENEGOTIATED", "2027-01-14, RENEGOTIATED", "2027-01-15, BROKEN"})
    void endsWhenAnotherPlanTakesItsPlaceUnlessItEndedBefore(LocalDate on, LifeTable row) {
        var replaced = new Life.Circumstances(Pauses.NONE, new Life.Replacement("PLAN-2", on));
        assertThat(Life.of(AGREEMENT, List.of(), replaced, FIRST_DUE.plusDays(60)).row())
                .isEqualTo(row);
    }

    @ParameterizedTest(name = "on {0}: reminded {1} days before, until {2}")
    @CsvSource(
            value = {
                "2027-01-04, -, -",
                "2027-01-05, 5, 2027-01-09",
                "2027-01-08, 5, 2027-01-09",
                "2027-01-09, 1, 2027-01-11",
                "2027-01-10, 1, 2027-01-11",
                "2027-01-11, -, -",
            },
            nullValues = "-")
    void remindsBeforeAnInstalmentFallsDue(
            LocalDate today, @Nullable Integer daysBefore, @Nullable LocalDate until) {
        var due = Reminder.due(on(today), List.of(5, 1), today);
        if (daysBefore == null) {
            assertThat(due).isEmpty();
        } else {
            assertThat(due)
                    .singleElement()
                    .satisfies(
                            reminder -> {
                                assertThat(reminder.daysBefore()).isEqualTo(daysBefore);
                                assertThat(reminder.until()).isEqualTo(until);
                                assertThat(reminder.open()).isEqualTo(cny("100"));
                            });
        }
    }

    @Test
    void remindsOfNothingThatIsPaidOrPaused() {
        var today = FIRST_DUE.minusDays(1);
        var paid = on(today, payment("P1", SIGNED, "100"));
        assertThat(Reminder.due(paid, List.of(5, 1), today)).isEmpty();
        assertThat(Reminder.nextOn(paid, List.of(5, 1), today)).contains(LocalDate.of(2027, 2, 5));
        var paused = with(new Pause(Pause.Reason.MORATORIUM, SIGNED, null), today);
        assertThat(Reminder.due(paused, List.of(5, 1), today)).isEmpty();
    }

    @Test
    void tellsEachReminderOnceAndAnewWhenSomeOfItIsPaid() {
        var today = FIRST_DUE.minusDays(1);
        var due = Reminder.due(on(today), DAYS, today);
        assertThat(Reminder.toTell(due, List.of())).isEqualTo(due);
        var told = List.of(told(due.getFirst()));
        assertThat(Reminder.toTell(due, told)).isEmpty();
        assertThat(Reminder.toTakeBack(due, told, today)).isEmpty();
        var rest = Reminder.due(on(today, payment("P1", SIGNED, "40")), DAYS, today);
        assertThat(Reminder.toTell(rest, told))
                .singleElement()
                .extracting(Reminder::open)
                .isEqualTo(cny("60"));
        assertThat(Reminder.toTakeBack(rest, told, today)).isEmpty();
    }

    @Test
    void takesBackWhatIsPaidOrPausedWhileOthersWouldStillGoByIt() {
        var today = FIRST_DUE.minusDays(1);
        var told = List.of(told(Reminder.due(on(today), DAYS, today).getFirst()));
        var paid = Reminder.due(on(today, payment("P1", SIGNED, "100")), DAYS, today);
        assertThat(Reminder.toTakeBack(paid, told, today)).isEqualTo(told);
        assertThat(Reminder.toTakeBack(paid, told, FIRST_DUE.plusDays(1))).as("over").isEmpty();
        var takenBack = List.of(with(told.getFirst(), null));
        assertThat(Reminder.toTakeBack(paid, takenBack, today)).isEmpty();
        var due = Reminder.due(on(today), DAYS, today);
        assertThat(Reminder.toTell(due, takenBack)).as("the payment bounced").isEqualTo(due);
    }

    @Test
    void leavesWhatWasToldBeforeAmountsWereKept() {
        var today = FIRST_DUE.minusDays(1);
        var due = Reminder.due(on(today), DAYS, today);
        var told = List.of(new Reminder.Told(due.getFirst().key(), null, null, null, null));
        assertThat(Reminder.toTell(due, told)).isEmpty();
        assertThat(Reminder.toTakeBack(List.of(), told, today)).isEmpty();
    }

    private static Reminder.Told told(Reminder reminder) {
        return new Reminder.Told(
                reminder.key(),
                reminder.instalment().number(),
                reminder.instalment().dueOn(),
                reminder.open(),
                reminder.until());
    }

    private static Reminder.Told with(Reminder.Told told, @Nullable Money open) {
        return new Reminder.Told(told.key(), told.number(), told.dueOn(), open, told.until());
    }

    @Test
    void looksAgainWhenAPauseEnds() {
        var pause = new Pause(Pause.Reason.HARDSHIP, SIGNED, SIGNED.plusDays(5));
        assertThat(with(pause, SIGNED).nextCheckOn()).contains(SIGNED.plusDays(5));
    }

    private static List<LocalDate> dueDates(Life life) {
        return life.performance().instalments().stream()
                .map(one -> one.instalment().dueOn())
                .toList();
    }

    private static Life with(Pause pause, LocalDate today) {
        return Life.of(
                AGREEMENT,
                List.of(),
                new Life.Circumstances(new Pauses(List.of(pause)), null),
                today);
    }

    private static Life on(LocalDate today, Payment... postings) {
        return Life.of(AGREEMENT, List.of(postings), Life.Circumstances.NONE, today);
    }
}
