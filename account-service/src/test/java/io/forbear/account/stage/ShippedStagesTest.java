package io.forbear.account.stage;

import static io.forbear.account.fact.FactExamples.ACCOUNT;
import static io.forbear.account.fact.FactExamples.DEBTOR;
import static io.forbear.account.fact.FactExamples.SHANGHAI;
import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;
import static io.forbear.account.fact.FactExamples.payment;
import static io.forbear.account.fact.FactExamples.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.Circumstance;
import io.forbear.account.fact.Circumstance.Kind;
import io.forbear.account.fact.Circumstance.State;
import io.forbear.account.fact.Coverage;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.Pause;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.fact.Statement;
import io.forbear.account.fact.Terms;
import io.forbear.account.fact.Zones;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stages of the shipped lists that do not go by days past due. */
class ShippedStagesTest {
    private static final LocalDate DUE = LocalDate.of(2026, 1, 15);
    private static final LocalDate STATED = LocalDate.of(2026, 1, 20);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 25);

    private final StagePolicy policy =
            new StagePolicy(StagePolicyTest.shippedLists(), new Zones(SHANGHAI, Map.of()));

    @ParameterizedTest(name = "due on January 30, in {0}, looked at on {1}: {2}, until {3}")
    @CsvSource({
        "CN, 2026-01-24, CURRENT, 2026-01-25",
        "CN, 2026-01-25, PRE_DUE, 2026-01-31",
        "CN, 2026-01-30, PRE_DUE, 2026-01-31",
        "CN, 2026-01-31, CURRENT,",
        "GB, 2026-01-22, CURRENT, 2026-01-23",
        "GB, 2026-01-23, PRE_DUE, 2026-01-31"
    })
    void warnsBeforeTheNextDueDate(
            String place, LocalDate date, String stage, @Nullable LocalDate until) {
        var staging = judge(date, statement(place, null, false, LocalDate.of(2026, 1, 30)));
        assertThat(staging.account().stage()).isEqualTo(stage);
        assertThat(staging.nextChangeAt())
                .isEqualTo(until == null ? null : until.atStartOfDay(SHANGHAI).toInstant());
    }

    @Test
    void isNotBeforeADueDateWhileSomethingIsOverdue() {
        assertThat(stage(TODAY, statement("CN", DUE, false, TODAY.plusDays(1)))).isEqualTo("M1");
    }

    @ParameterizedTest(name = "paid on January 22, looked at on {0}: {1} in GB")
    @CsvSource({
        "2026-01-22, REHABILITATION",
        "2026-04-22, REHABILITATION",
        "2026-04-23, CURED",
        "2030-01-01, CURED"
    })
    void watchesAnAccountForAWhileAfterItsCure(LocalDate date, String stage) {
        var paid = payment(LocalDate.of(2026, 1, 22), "1000");
        assertThat(stage(date, statement("GB", DUE, false, null), paid)).isEqualTo(stage);
        // a statement that says so later does not make the cure later
        var clear = at(LocalDate.of(2026, 1, 24), statement("GB", null, false, null));
        assertThat(stage(date, statement("GB", DUE, false, null), paid, clear)).isEqualTo(stage);
    }

    @Test
    void countsTheWatchAnewAfterACureThatWasTakenBack() {
        var facts =
                new Fact[] {
                    statement("GB", DUE, false, null),
                    payment(LocalDate.of(2026, 1, 22), "1000"),
                    takenBack(LocalDate.of(2026, 2, 1)),
                    payment(LocalDate.of(2026, 3, 1), "1000")
                };
        assertThat(stage(LocalDate.of(2026, 5, 30), facts)).isEqualTo("REHABILITATION");
        assertThat(stage(LocalDate.of(2026, 5, 31), facts)).isEqualTo("CURED");
    }

    @Test
    void isWrittenOffWhateverElseHolds() {
        assertThat(stage(TODAY, statement("CN", DUE, true, null))).isEqualTo("WRITTEN_OFF");
        assertThat(stage(TODAY, statement("GB", null, true, TODAY))).isEqualTo("WRITTEN_OFF");
    }

    @ParameterizedTest(name = "{0} from the 22nd to the 26th, on the {1}: {2}")
    @CsvSource({
        "HARDSHIP, 21, M1",
        "HARDSHIP, 22, HARDSHIP",
        "HARDSHIP, 25, HARDSHIP",
        "HARDSHIP, 26, M1",
        "MORATORIUM, 22, HARDSHIP",
        "MORATORIUM, 26, M1",
        "LEGAL_REFERRAL, 21, M1",
        "LEGAL_REFERRAL, 22, LEGAL",
        "LEGAL_REFERRAL, 26, M1",
        "WRITE_OFF, 21, M1",
        "WRITE_OFF, 22, WRITTEN_OFF",
        "WRITE_OFF, 26, M1"
    })
    void changesItsStageWhileSomethingIsInForce(Kind kind, int day, String stage) {
        var date = LocalDate.of(2026, 1, day);
        assertThat(
                        stage(
                                date,
                                statement("CN", DUE, false, null),
                                circumstance(kind, "A", State.ENDED, 26),
                                circumstance(kind, "A", State.STARTED, 22)))
                .isEqualTo(stage);
    }

    @Test
    void endsOnlyWhatIsOfTheSameSubject() {
        assertThat(
                        stage(
                                LocalDate.of(2026, 1, 28),
                                statement("CN", DUE, false, null),
                                circumstance(Kind.MORATORIUM, "BREATHING_SPACE", State.STARTED, 22),
                                circumstance(Kind.MORATORIUM, "BANKRUPTCY", State.ENDED, 26)))
                .isEqualTo("HARDSHIP");
    }

    @Test
    void staysWrittenOffThoughCoreBankingDoesNotSaySo() {
        var writtenOff = circumstance(Kind.WRITE_OFF, "W", State.STARTED, 22);
        var overdue = statement("CN", DUE, false, null);
        var agreed = plan(PlanFact.Kind.AGREED, LocalDate.of(2026, 1, 22));
        assertThat(stage(TODAY, writtenOff, agreed, overdue, writtenOff)).isEqualTo("WRITTEN_OFF");
        assertThat(judge(TODAY, overdue, writtenOff).account().terms().chargedOff()).isTrue();
        assertThat(judge(LocalDate.of(2026, 1, 21), overdue, writtenOff).account().terms())
                .isEqualTo(overdue.terms());
    }

    @Test
    void putsAPlanBeforeHardshipAndHardshipBeforeCourt() {
        var overdue = statement("CN", DUE, false, null);
        var hardship = circumstance(Kind.HARDSHIP, "A", State.STARTED, 22);
        var court = circumstance(Kind.LEGAL_REFERRAL, "R", State.STARTED, 22);
        var agreed = plan(PlanFact.Kind.AGREED, LocalDate.of(2026, 1, 22));
        assertThat(stage(TODAY, overdue, hardship, court, agreed)).isEqualTo("IN_PLAN");
        assertThat(stage(TODAY, overdue, hardship, court)).isEqualTo("HARDSHIP");
        assertThat(stage(TODAY, overdue, court)).isEqualTo("LEGAL");
    }

    @Test
    void stopsCountingForAPauseAndGoesOnAfterIt() {
        var pause = new Pause(UUID.randomUUID(), ACCOUNT, DUE.plusDays(10), DUE.plusDays(19));
        var overdue = statement("CN", DUE, false, null);
        assertThat(stage(DUE.plusDays(40), overdue, pause)).isEqualTo("M1");
        assertThat(stage(DUE.plusDays(41), overdue, pause)).isEqualTo("M2");
        assertThat(judge(DUE.plusDays(12), overdue, pause).nextChangeAt())
                .isEqualTo(DUE.plusDays(41).atStartOfDay(SHANGHAI).toInstant());
    }

    @Test
    void takesAReversalForLaterThanThePaymentItTakesBack() {
        var date = STATED.plusDays(1);
        var paid = posting("P", PostingKind.PAYMENT, date, null);
        var back = posting("C", PostingKind.CHARGEBACK, STATED.minusDays(9), "P");
        assertThat(stage(TODAY, statement("CN", DUE, false, null), back, paid)).isEqualTo("M1");
    }

    private static Posting takenBack(LocalDate date) {
        return posting("R", PostingKind.REVERSAL, date, null);
    }

    private static Posting posting(
            String id, PostingKind kind, LocalDate date, @Nullable String takesBack) {
        return new Posting(
                UUID.randomUUID(),
                noon(date),
                DEBTOR,
                ACCOUNT,
                id,
                kind,
                cny("1000"),
                date,
                takesBack,
                null);
    }

    private static Circumstance circumstance(Kind kind, String subject, State state, int day) {
        return new Circumstance(
                UUID.randomUUID(), ACCOUNT, kind, subject, state, noon(LocalDate.of(2026, 1, day)));
    }

    private static Statement statement(
            String place,
            @Nullable LocalDate overdueSince,
            boolean chargedOff,
            @Nullable LocalDate nextDueOn) {
        return new Statement(
                UUID.randomUUID(),
                noon(STATED),
                DEBTOR,
                ACCOUNT,
                new Terms(
                        "BANK",
                        "CREDIT_CARD",
                        List.of(place),
                        Coverage.FIRST_PARTY,
                        null,
                        chargedOff),
                overdueSince,
                cny(overdueSince == null ? "0" : "1000"),
                cny("5000"),
                null,
                null,
                nextDueOn);
    }

    private static Statement at(LocalDate date, Statement statement) {
        return new Statement(
                statement.eventId(),
                noon(date),
                statement.debtorId(),
                statement.accountId(),
                statement.terms(),
                statement.overdueSince(),
                statement.amountOverdue(),
                statement.balance(),
                null,
                null,
                statement.nextDueOn());
    }

    private String stage(LocalDate date, Fact... facts) {
        return judge(date, facts).account().stage();
    }

    private Staging judge(LocalDate date, Fact... facts) {
        var staging = policy.judge(AccountFacts.of(List.of(facts)), date);
        assertThat(staging).isNotNull();
        return staging;
    }
}
