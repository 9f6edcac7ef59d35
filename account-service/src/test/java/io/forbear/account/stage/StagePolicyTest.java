package io.forbear.account.stage;

import static io.forbear.account.fact.FactExamples.SHANGHAI;
import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;
import static io.forbear.account.fact.FactExamples.payment;
import static io.forbear.account.fact.FactExamples.plan;
import static io.forbear.account.fact.FactExamples.posting;
import static io.forbear.account.fact.FactExamples.reversal;
import static io.forbear.account.fact.FactExamples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.Coverage;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.PlanFact.Kind;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.fact.Statement;
import io.forbear.account.fact.Terms;
import io.forbear.account.fact.Zones;
import io.forbear.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagePolicyTest {
    private static final LocalDate DUE = LocalDate.of(2026, 1, 15);
    private static final LocalDate STATED = LocalDate.of(2026, 1, 20);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 25);

    private final StagePolicy policy =
            new StagePolicy(shippedLists(), new Zones(SHANGHAI, Map.of()));

    @ParameterizedTest(name = "{0} days past due: {1}, until day {2}")
    @CsvSource({
        "0, CURRENT, 1",
        "1, M1, 31",
        "30, M1, 31",
        "31, M2, 61",
        "60, M2, 61",
        "61, M3, 91",
        "90, M3, 91",
        "91, M4, 121",
        "120, M4, 121",
        "121, M5, 151",
        "150, M5, 151",
        "151, M6, 181",
        "180, M6, 181",
        "181, M7+,",
        "9999, M7+,"
    })
    void putsAnAccountToItsStageByDaysPastDue(int days, String stage, Integer nextChange) {
        var staging = judge(DUE.plusDays(days), statement(STATED, DUE, "1000"));
        assertThat(staging.account().stage()).isEqualTo(stage);
        assertThat(staging.nextChangeAt())
                .isEqualTo(nextChange == null ? null : midnight(DUE.plusDays(nextChange)));
    }

    @Test
    void knowsNoStageBeforeTheFirstStatement() {
        assertThat(policy.judge(AccountFacts.of(List.of(payment(STATED, "1"))), noon(TODAY)))
                .isNull();
    }

    @Test
    void isCurrentWhenNothingWasEverOverdue() {
        var staging = judge(TODAY, statement(STATED, null, "0"));
        assertThat(staging.account().stage()).isEqualTo("CURRENT");
        assertThat(staging.everOverdue()).isFalse();
    }

    @Test
    void isCuredOnceTheNewestStatementSaysNothingIsOverdue() {
        var staging =
                judge(
                        TODAY,
                        statement(STATED.minusDays(1), DUE, "1000"),
                        statement(STATED, null, "0"));
        assertThat(staging.account().stage()).isEqualTo("CURED");
        assertThat(staging.everOverdue()).isTrue();
        assertThat(staging.nextChangeAt()).isNull();
    }

    @ParameterizedTest(name = "of 1000 overdue, {0} paid: {1}, {2} left overdue")
    @CsvSource({"999.99, M1, 0.01", "1000, CURED, 0", "1000.01, CURED, 0"})
    void isCuredOnceWhatWasOverdueIsPaid(String paid, String stage, String left) {
        var staging =
                judge(TODAY, statement(STATED, DUE, "1000"), payment(STATED.plusDays(1), paid));
        assertThat(staging.account().stage()).isEqualTo(stage);
        assertThat(staging.account().amountOverdue()).isEqualTo(cny(left));
        assertThat(staging.account().balance()).isEqualTo(cny("5000").minus(cny(paid)));
    }

    @Test
    void isOverdueAgainWhenThePaymentThatCuredItIsTakenBack() {
        var staging =
                judge(
                        TODAY,
                        statement(STATED, DUE, "1000"),
                        payment(STATED.plusDays(1), "1000"),
                        reversal(STATED.plusDays(2), "1000"));
        assertThat(staging.account().stage()).isEqualTo("M1");
        assertThat(staging.account().overdueSince()).isEqualTo(DUE);
        assertThat(staging.account().amountOverdue()).isEqualTo(cny("1000"));
    }

    @Test
    void leavesAPaymentAsideThatTheStatementContains() {
        var staging = judge(TODAY, statement(STATED, DUE, "1000"), payment(STATED, "1000"));
        assertThat(staging.account().amountOverdue()).isEqualTo(cny("1000"));
    }

    @Test
    void staysOverdueWithAStatedAmountOfZero() {
        var staging = judge(TODAY, statement(STATED, DUE, "0"), payment(STATED.plusDays(1), "50"));
        assertThat(staging.account().stage()).isEqualTo("M1");
        assertThat(staging.account().amountOverdue()).isEqualTo(cny("0"));
    }

    @Test
    void countsAPostingOnceHoweverManyEventsTellOfIt() {
        var date = STATED.plusDays(1);
        var staging =
                judge(
                        TODAY,
                        statement(STATED, DUE, "1000"),
                        posting(
                                UUID.randomUUID(),
                                "P",
                                PostingKind.PAYMENT,
                                date,
                                noon(date),
                                cny("600")),
                        posting(
                                UUID.randomUUID(),
                                "P",
                                PostingKind.PAYMENT,
                                date,
                                noon(date),
                                cny("600")));
        assertThat(staging.account().amountOverdue()).isEqualTo(cny("400"));
    }

    @Test
    void leavesAPaymentInAnotherCurrencyAside() {
        var date = STATED.plusDays(1);
        var dollars = new Money(new BigDecimal("1000"), "USD");
        var staging =
                judge(
                        TODAY,
                        statement(STATED, DUE, "1000"),
                        posting(PostingKind.PAYMENT, date, noon(date), dollars));
        assertThat(staging.account().amountOverdue()).isEqualTo(cny("1000"));
    }

    @Test
    void tellsTheBreakdownOnlyWhileItAddsUpToTheBalance() {
        var statement = statement(STATED, DUE, "1000");
        assertThat(judge(TODAY, statement).account().breakdown()).isEqualTo(statement.breakdown());
        assertThat(judge(TODAY, statement, payment(STATED.plusDays(1), "1")).account().breakdown())
                .isNull();
    }

    @ParameterizedTest(name = "agreed on the 20th, {0} on the 24th: on {1} {2}")
    @CsvSource({
        "BROKEN, 2026-01-19, M1",
        "BROKEN, 2026-01-20, IN_PLAN",
        "BROKEN, 2026-01-23, IN_PLAN",
        "BROKEN, 2026-01-24, M1",
        "COMPLETED, 2026-01-23, IN_PLAN",
        "COMPLETED, 2026-01-24, M1"
    })
    void isInPlanFromTheAgreementUntilThePlanEnds(Kind end, LocalDate date, String stage) {
        var staging =
                judge(
                        date,
                        statement(STATED, DUE, "1000"),
                        plan(end, LocalDate.of(2026, 1, 24)),
                        plan(Kind.AGREED, LocalDate.of(2026, 1, 20)));
        assertThat(staging.account().stage()).isEqualTo(stage);
    }

    @Test
    void knowsWhenAPlanOfTheFutureWillChangeTheStage() {
        var staging =
                judge(TODAY, statement(STATED, DUE, "1000"), plan(Kind.AGREED, TODAY.plusDays(3)));
        assertThat(staging.nextChangeAt()).isEqualTo(midnight(TODAY.plusDays(3)));
    }

    @ParameterizedTest(name = "half past midnight in Shanghai, account of {0}: {1}")
    @CsvSource({"CN, M1", "US, CURRENT", "US-CA, CURRENT", "GB, M1"})
    void countsDaysByTheClockOfTheAccountsJurisdiction(String jurisdiction, String stage) {
        var zones = new Zones(SHANGHAI, Map.of("US", ZoneId.of("America/New_York")));
        var stated = statement(STATED, DUE, "1000");
        var terms =
                new Terms("BANK", "CARD", List.of(jurisdiction), Coverage.FIRST_PARTY, null, false);
        var statement =
                new Statement(
                        stated.eventId(),
                        stated.occurredAt(),
                        stated.debtorId(),
                        stated.accountId(),
                        terms,
                        DUE,
                        cny("1000"),
                        cny("1000"),
                        null,
                        null);
        var staging =
                new StagePolicy(shippedLists(), zones)
                        .judge(
                                AccountFacts.of(List.of(statement)),
                                midnight(DUE.plusDays(1)).plusSeconds(1800));
        assertThat(staging).isNotNull();
        assertThat(staging.account().stage()).isEqualTo(stage);
    }

    @Test
    void isInPlanAgainWhenTheSamePlanIsAgreedAnew() {
        var staging =
                judge(
                        TODAY,
                        statement(STATED, DUE, "1000"),
                        plan(Kind.AGREED, TODAY),
                        plan(Kind.BROKEN, TODAY.minusDays(1)),
                        plan(Kind.AGREED, TODAY.minusDays(3)));
        assertThat(staging.account().stage()).isEqualTo("IN_PLAN");
    }

    @Test
    void takesACorrectionForTheTruth() {
        var id = UUID.randomUUID();
        var staging =
                judge(TODAY, statement(id, STATED, DUE, "1000"), statement(id, STATED, null, "0"));
        assertThat(staging.account().stage()).isEqualTo("CURRENT");
        assertThat(staging.everOverdue()).isFalse();
    }

    private Staging judge(LocalDate date, Fact... facts) {
        var staging = policy.judge(AccountFacts.of(List.of(facts)), noon(date));
        assertThat(staging).isNotNull();
        return staging;
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(SHANGHAI).toInstant();
    }

    static StageLists shippedLists() {
        try (var yaml = StagePolicyTest.class.getResourceAsStream("/stages.yaml")) {
            assertThat(yaml).isNotNull();
            return StageListFile.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
