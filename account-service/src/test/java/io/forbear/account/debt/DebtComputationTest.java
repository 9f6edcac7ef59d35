package io.forbear.account.debt;

import static io.forbear.account.debt.DebtExamples.CHARGES_FIRST;
import static io.forbear.account.debt.DebtExamples.CLAUSE;
import static io.forbear.account.debt.DebtExamples.FEE;
import static io.forbear.account.debt.DebtExamples.FULL;
import static io.forbear.account.debt.DebtExamples.PLAIN;
import static io.forbear.account.debt.DebtExamples.contract;
import static io.forbear.account.debt.DebtExamples.facts;
import static io.forbear.account.debt.DebtExamples.perDay;
import static io.forbear.account.debt.DebtExamples.posted;
import static io.forbear.account.debt.DebtExamples.reversing;
import static io.forbear.account.debt.DebtExamples.stated;
import static io.forbear.account.debt.DebtExamples.withoutBreakdown;
import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forbear.account.debt.DebtLine.Calculation;
import io.forbear.account.debt.DebtLine.Kind;
import io.forbear.account.debt.PaymentLine.Part;
import io.forbear.account.debt.StatementOfDebt.Remark;
import io.forbear.account.fact.FactExamples;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.fact.Statement;
import io.forbear.account.terms.Component;
import io.forbear.account.terms.Contract;
import io.forbear.account.terms.Contract.Cap;
import io.forbear.account.terms.Contract.Compounding;
import io.forbear.account.terms.Contract.LateFee;
import io.forbear.account.terms.Contract.Rate;
import io.forbear.account.terms.DayCount;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebtComputationTest {
    private static final LocalDate DUE = LocalDate.of(2026, 1, 5);
    private static final LocalDate STATED = LocalDate.of(2026, 1, 10);

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static Calculation calculation(DebtLine line) {
        return Objects.requireNonNull(line.calculation());
    }

    private static Money owed(StatementOfDebt statement, Component component) {
        return statement.components().getOrDefault(component, cny("0"));
    }

    private static List<DebtLine> lines(StatementOfDebt statement, Kind kind) {
        return statement.lines().stream().filter(line -> line.kind() == kind).toList();
    }

    private static Money sum(StatementOfDebt statement, Kind kind) {
        return lines(statement, kind).stream().map(DebtLine::amount).reduce(cny("0"), Money::plus);
    }

    @Test
    void statesTheBanksAmountsOnTheDayTheyWereStated() {
        var known = facts(stated(STATED, DUE, "10000", "100", "20", "5"));

        var debt = DebtComputation.of(known, FULL, STATED);

        assertThat(debt.total()).isEqualTo(cny("10125"));
        assertThat(owed(debt, Component.PRINCIPAL)).isEqualTo(cny("10000"));
        assertThat(debt.lines()).hasSize(4).allMatch(line -> line.kind() == Kind.OPENING);
    }

    @ParameterizedTest(name = "from {0} to {1}: {2} days, {3}")
    @CsvSource({
        "2026-01-10, 2026-01-10,   0,    0.00",
        "2026-01-10, 2026-01-11,   1,    5.00",
        "2026-01-10, 2026-02-10,  31,  155.00",
        "2026-02-28, 2026-03-01,   1,    5.00",
        "2024-02-28, 2024-03-01,   2,   10.00",
        "2026-01-31, 2026-02-28,  28,  140.00",
        "2026-12-31, 2027-01-01,   1,    5.00",
        "2024-01-01, 2025-01-01, 366, 1830.00",
        "2025-01-01, 2026-01-01, 365, 1825.00"
    })
    void chargesADayRateForEveryDayButTheLast(
            LocalDate stated, LocalDate asOf, long days, String interest) {
        var known = facts(stated(stated, stated.minusDays(5), "10000", "0", "0", "0"));

        var debt = DebtComputation.of(known, PLAIN, asOf);

        assertThat(owed(debt, Component.INTEREST)).isEqualTo(cny(interest));
        assertThat(lines(debt, Kind.INTEREST).stream().mapToLong(l -> calculation(l).days()).sum())
                .isEqualTo(days);
    }

    @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
    @CsvSource({
        "ACTUAL_365,    2024-01-01, 2025-01-01, 1203.29",
        "ACTUAL_365,    2025-01-01, 2026-01-01, 1200.00",
        "ACTUAL_ACTUAL, 2024-01-01, 2025-01-01, 1200.00",
        "ACTUAL_ACTUAL, 2025-01-01, 2026-01-01, 1200.00",
        "ACTUAL_ACTUAL, 2023-12-31, 2024-01-02,    6.57",
        "ACTUAL_ACTUAL, 2024-12-31, 2025-01-02,    6.57",
        "THIRTY_360,    2026-01-31, 2026-02-28,   93.33",
        "THIRTY_360,    2026-01-30, 2026-01-31,    0.00",
        "THIRTY_360,    2026-02-28, 2026-03-31,  106.67",
        "THIRTY_360,    2026-01-15, 2027-01-15, 1200.00"
    })
    void countsDaysAsTheContractSays(
            DayCount dayCount, LocalDate from, LocalDate to, String interest) {
        var yearly =
                new Contract.Interest(
                        List.of(new Rate(LocalDate.of(2000, 1, 1), null, new BigDecimal("0.12"))),
                        dayCount,
                        null,
                        null,
                        CLAUSE);
        var known = facts(stated(from, from.minusDays(5), "10000", "0", "0", "0"));

        var debt = DebtComputation.of(known, contract(yearly, null, null), to);

        assertThat(owed(debt, Component.INTEREST)).isEqualTo(cny(interest));
    }

    @Test
    void changesTheRateOnItsFirstDay() {
        var changing =
                new Contract.Interest(
                        List.of(
                                new Rate(STATED.plusDays(10), new BigDecimal("0.0004"), null),
                                new Rate(LocalDate.EPOCH, new BigDecimal("0.0005"), null)),
                        DayCount.DAILY,
                        null,
                        null,
                        CLAUSE);
        var known = facts(stated(STATED, DUE, "10000", "0", "0", "0"));

        var debt = DebtComputation.of(known, contract(changing, null, null), STATED.plusDays(12));

        assertThat(lines(debt, Kind.INTEREST))
                .extracting(DebtLine::amount)
                .containsExactly(cny("50"), cny("8"));
    }

    @Test
    void chargesNothingWhileNoRateWasAgreed() {
        var late =
                new Contract.Interest(
                        List.of(new Rate(STATED.plusDays(10), new BigDecimal("0.0005"), null)),
                        DayCount.DAILY,
                        null,
                        null,
                        CLAUSE);
        var known = facts(stated(STATED, DUE, "10000", "0", "0", "0"));

        var debt = DebtComputation.of(known, contract(late, null, null), STATED.plusDays(12));

        assertThat(owed(debt, Component.INTEREST)).isEqualTo(cny("10"));
        assertThat(debt.remarks()).contains(Remark.NO_RATE);
    }

    @Test
    void chargesInterestOnUnpaidInterestFromTheBillingDayOn() {
        var known = facts(stated(STATED, DUE, "10000", "50", "0", "0"));

        // 10 days to the 20th: 50 + 50 unpaid; 5 more days: 100 x 0.0005 x 5
        var debt = DebtComputation.of(known, FULL, day("2026-01-25"));

        assertThat(sum(debt, Kind.INTEREST)).isEqualTo(cny("75"));
        assertThat(sum(debt, Kind.COMPOUND_INTEREST)).isEqualTo(cny("0.25"));
        assertThat(owed(debt, Component.PENALTY)).isEqualTo(cny("0.25"));
    }

    @ParameterizedTest(name = "paid {1} on {0}: late fee {2}")
    @CsvSource({
        "2026-02-05, 0,      20.00",
        "2026-02-08, 389.99, 0.50",
        "2026-02-08, 390,    0",
        "2026-02-08, 390.01, 0",
        "2026-02-08, 400,    0",
        "2026-02-09, 400,    20.00"
    })
    void chargesAFeeForAMinimumThatIsNotPaidWithinTheDaysOfGrace(
            LocalDate date, String amount, String fee) {
        var known =
                facts(
                        stated(STATED, DUE, "10000", "0", "0", "0"),
                        posted("P", PostingKind.PAYMENT, date, amount));

        assertThat(sum(DebtComputation.of(known, FULL, day("2026-02-08")), Kind.LATE_FEE))
                .isEqualTo(cny("0"));
        assertThat(sum(DebtComputation.of(known, FULL, day("2026-02-09")), Kind.LATE_FEE))
                .isEqualTo(cny(fee));
    }

    @Test
    void chargesNoFeeForADueDateThatTheBankHasSettledBefore() {
        var known = facts(stated(STATED, DUE, "10000", "0", "0", "0"));

        assertThat(lines(DebtComputation.of(known, FULL, day("2026-02-08")), Kind.LATE_FEE))
                .isEmpty();
    }

    @Test
    void chargesTheFeeOfTheFirstDueDateIfTheBankStatedBeforeTheEndOfItsGrace() {
        var known = facts(stated(day("2026-01-06"), DUE, "10000", "0", "0", "0"));

        var fees = lines(DebtComputation.of(known, FULL, day("2026-01-09")), Kind.LATE_FEE);

        assertThat(fees).extracting(DebtLine::amount).containsExactly(cny("20"));
        assertThat(fees.getFirst().from()).isEqualTo(DUE);
    }

    @Test
    void takesDueDatesAtMonthEndsFromTheFirst() {
        var known = facts(stated(day("2026-02-10"), day("2025-12-31"), "10000", "0", "0", "0"));

        var fees = lines(DebtComputation.of(known, FULL, day("2026-05-10")), Kind.LATE_FEE);

        assertThat(fees)
                .extracting(DebtLine::from)
                .containsExactly(day("2026-02-28"), day("2026-03-31"), day("2026-04-30"));
    }

    @ParameterizedTest(name = "at least {0}, at most {1}: {2}")
    @CsvSource({"0, 19.99, 19.99", "0, 20, 20", "0, , 20", "20.01, 50, 20.01"})
    void keepsAFeeWithinItsLimits(
            BigDecimal atLeast, @Nullable BigDecimal atMost, String expected) {
        var fee = new LateFee(FEE.rate(), FEE.graceDays(), FEE.forgiven(), atLeast, atMost, CLAUSE);
        var known = facts(stated(STATED, DUE, "10000", "0", "0", "0"));

        var debt =
                DebtComputation.of(
                        known,
                        contract(perDay("0.0005", null, null), fee, null),
                        day("2026-02-09"));

        assertThat(sum(debt, Kind.LATE_FEE)).isEqualTo(cny(expected));
    }

    @ParameterizedTest(name = "after {0} days: {1}")
    @CsvSource({"9, 45.00", "10, 50.00", "11, 50.00"})
    void stopsChargesAtTheirShareOfThePrincipal(int days, String interest) {
        var capped =
                contract(
                        perDay("0.0005", null, null),
                        null,
                        new Cap(new BigDecimal("0.006"), null, CLAUSE));
        var known = facts(stated(STATED, DUE, "10000", "0", "10", "0"));

        var debt = DebtComputation.of(known, capped, STATED.plusDays(days));

        assertThat(owed(debt, Component.INTEREST)).isEqualTo(cny(interest));
        var before = calculation(lines(debt, Kind.INTEREST).getLast()).before();
        assertThat(before).isEqualTo(days > 10 ? cny("55") : null);
    }

    @ParameterizedTest(name = "room of {0}: interest until the fee {1}, fee {2}")
    @CsvSource({
        "19, 19.00, 0",
        "20, 20.00, 0",
        "21, 20.00, 1",
        "40, 20.00, 20.00",
        "41, 21.00, 20.00"
    })
    void cutsALateFeeShortBeforeTheOlderInterest(String room, String interest, String feeCharged) {
        var share = new BigDecimal(room).movePointLeft(4);
        var capped = contract(perDay("0.0005", null, null), FEE, new Cap(share, null, CLAUSE));
        // the fee is charged on the ninth, four days after the statement
        var known = facts(stated(day("2026-02-05"), day("2026-02-05"), "10000", "0", "0", "0"));

        var debt = DebtComputation.of(known, capped, day("2026-02-10"));

        assertThat(sum(debt, Kind.INTEREST)).isEqualTo(cny(interest));
        assertThat(sum(debt, Kind.LATE_FEE)).isEqualTo(cny(feeCharged));
    }

    @Test
    void countsAPaymentThatIsBookedAfterTheStatementButDatedBeforeIt() {
        var stated = stated(STATED, DUE, "10000", "0", "0", "0");
        var booked =
                FactExamples.posting(
                        PostingKind.PAYMENT,
                        STATED.minusDays(3),
                        noon(STATED.plusDays(2)),
                        cny("4000"));

        var debt = DebtComputation.of(facts(stated, booked), PLAIN, STATED.plusDays(10));

        // it lowers the base of the interest from the statement on, which knew nothing of it
        assertThat(debt.total()).isEqualTo(cny("6030"));
        assertThat(debt.payments()).singleElement().matches(line -> !line.inOpening());
    }

    @ParameterizedTest(name = "paid {1} on {0}: interest {2}")
    @CsvSource({
        "2026-01-08, 10000,    0",
        "2026-01-08, 9999.99,  10.00",
        "2026-01-09, 10000,    15.00"
    })
    void chargesNoInterestIfAllIsPaidInTime(LocalDate date, String amount, String interest) {
        var free = contract(perDay("0.0005", null, 3), null, null);
        var known =
                facts(
                        stated(day("2026-01-06"), DUE, "10000", "0", "0", "0"),
                        posted("P", PostingKind.PAYMENT, date, amount));

        var debt = DebtComputation.of(known, free, date);

        assertThat(sum(debt, Kind.INTEREST)).isEqualTo(cny(interest));
        assertThat(debt.remarks().contains(Remark.INTEREST_FREE)).isEqualTo(interest.equals("0"));
    }

    @ParameterizedTest(name = "{0} days past due: {1} first")
    @CsvSource({"90, INTEREST", "91, PRINCIPAL"})
    void allocatesByTheDaysPastDueOnTheValueDate(int daysPastDue, Component first) {
        var date = DUE.plusDays(daysPastDue);
        var known =
                facts(
                        stated(date.minusDays(1), DUE, "10000", "100", "20", "0"),
                        posted("P", PostingKind.PAYMENT, date, "1"));

        var debt = DebtComputation.of(known, PLAIN, date);

        assertThat(debt.payments().getLast().parts()).containsExactly(new Part(first, cny("1")));
    }

    @Test
    void allocatesAPaymentInTheOrderOfTheContract() {
        var date = STATED.plusDays(10);
        var known =
                facts(
                        stated(STATED, DUE, "10000", "100", "20", "5"),
                        posted("P", PostingKind.PAYMENT, date, "200"));

        var debt = DebtComputation.of(known, PLAIN, date);

        assertThat(debt.payments().getLast().parts())
                .containsExactly(
                        new Part(CHARGES_FIRST.get(0), cny("150")),
                        new Part(CHARGES_FIRST.get(1), cny("5")),
                        new Part(CHARGES_FIRST.get(2), cny("20")),
                        new Part(CHARGES_FIRST.get(3), cny("25")));
        assertThat(debt.total()).isEqualTo(cny("9975"));
    }

    @Test
    void chargesInterestOnWhatIsLeftAfterAPaymentFromItsValueDateOn() {
        var date = STATED.plusDays(10);
        var known =
                facts(
                        stated(STATED, DUE, "10000", "0", "0", "0"),
                        posted("P", PostingKind.PAYMENT, date, "5050"));

        var debt = DebtComputation.of(known, PLAIN, date.plusDays(10));

        assertThat(lines(debt, Kind.INTEREST))
                .extracting(DebtLine::amount)
                .containsExactly(cny("50"), cny("25"));
    }

    @Test
    void countsABackDatedPaymentFromItsValueDateOnceItIsKnown() {
        var stated = stated(STATED, DUE, "10000", "0", "0", "0");
        var late =
                FactExamples.posting(
                        PostingKind.PAYMENT,
                        STATED.plusDays(5),
                        noon(STATED.plusDays(40)),
                        cny("10025"));

        assertThat(DebtComputation.of(facts(stated), PLAIN, STATED.plusDays(20)).total())
                .isEqualTo(cny("10100"));
        assertThat(DebtComputation.of(facts(stated, late), PLAIN, STATED.plusDays(20)).total())
                .isEqualTo(cny("0"));
    }

    @Test
    void leavesAPaymentToTheBankThatItsStatementContains() {
        var known =
                facts(
                        posted("P", PostingKind.PAYMENT, STATED.minusDays(1), "300"),
                        stated(STATED, DUE, "10000", "0", "0", "0"));

        var debt = DebtComputation.of(known, PLAIN, STATED);

        assertThat(debt.total()).isEqualTo(cny("10000"));
        assertThat(debt.payments()).singleElement().matches(PaymentLine::inOpening);
    }

    @Test
    void keepsWhatIsPaidBeyondAllThatIsOwedAsACredit() {
        var known =
                facts(
                        stated(STATED, DUE, "100", "0", "0", "0"),
                        posted("P", PostingKind.PAYMENT, STATED.plusDays(1), "150"));

        var debt = DebtComputation.of(known, FULL, day("2026-04-01"));

        assertThat(owed(debt, Component.CREDIT)).isEqualTo(cny("-49.95"));
        assertThat(debt.total()).isEqualTo(cny("-49.95"));
    }

    @Test
    void owesAgainWhatAReversalTakesBackAsWhatItWas() {
        var paid = STATED.plusDays(10);
        var known =
                facts(
                        stated(STATED, DUE, "10000", "0", "0", "0"),
                        posted("P", PostingKind.PAYMENT, paid, "150"),
                        reversing("R", PostingKind.REVERSAL, paid.plusDays(1), "150", "P"));

        var debt = DebtComputation.of(known, PLAIN, paid.plusDays(1));

        assertThat(owed(debt, Component.PRINCIPAL)).isEqualTo(cny("10000"));
        assertThat(owed(debt, Component.INTEREST)).isEqualTo(cny("54.95"));
        assertThat(owed(debt, Component.OTHER)).isEqualTo(cny("0"));
    }

    @Test
    void takesBackLastWhatWasPaidFirst() {
        var paid = STATED.plusDays(10);
        var known =
                facts(
                        stated(STATED, DUE, "10000", "0", "0", "0"),
                        posted("P", PostingKind.PAYMENT, paid, "150"),
                        reversing("R", PostingKind.CHARGEBACK, paid, "120", "P"),
                        reversing("S", PostingKind.REVERSAL, paid.plusDays(1), "50", "P"));

        var debt = DebtComputation.of(known, PLAIN, paid.plusDays(1));

        assertThat(debt.payments().get(1).parts())
                .containsExactly(
                        new Part(Component.PRINCIPAL, cny("-100")),
                        new Part(Component.INTEREST, cny("-20")));
        assertThat(debt.payments().get(2).parts())
                .containsExactly(
                        new Part(Component.INTEREST, cny("-30")),
                        new Part(Component.OTHER, cny("-20")));
        assertThat(debt.total()).isEqualTo(cny("10075"));
    }

    @Test
    void takesBackAPaymentThatIsReversedWithAnEarlierValueDate() {
        var paid = STATED.plusDays(2);
        var known =
                facts(
                        stated(STATED, DUE, "10000", "0", "0", "0"),
                        posted("P", PostingKind.PAYMENT, paid, "100"),
                        reversing("R", PostingKind.REVERSAL, STATED.minusDays(3), "100", "P"));

        var debt = DebtComputation.of(known, PLAIN, paid.plusDays(1));

        assertThat(debt.payments()).noneMatch(PaymentLine::inOpening);
        assertThat(owed(debt, Component.OTHER)).isEqualTo(cny("0"));
        assertThat(debt.total()).isEqualTo(cny("10015"));
    }

    @Test
    void owesSomethingElseIfTheReversedPaymentIsNotKnown() {
        var known =
                facts(
                        stated(STATED, DUE, "10000", "0", "0", "0"),
                        reversing("R", PostingKind.REVERSAL, STATED.plusDays(1), "70", "OLD"));

        var debt = DebtComputation.of(known, PLAIN, STATED.plusDays(1));

        assertThat(owed(debt, Component.OTHER)).isEqualTo(cny("70"));
        assertThat(debt.total()).isEqualTo(cny("10075"));
    }

    @Test
    void countsAPostingOnceHoweverManyEventsTellOfIt() {
        var date = STATED.plusDays(1);
        var known =
                facts(
                        stated(STATED, DUE, "10000", "0", "0", "0"),
                        posted("P", PostingKind.PAYMENT, date, "50"),
                        posted("P", PostingKind.PAYMENT, date, "50"));

        assertThat(DebtComputation.of(known, PLAIN, date).total()).isEqualTo(cny("9955"));
    }

    @Test
    void leavesPostingsInAnotherCurrencyAside() {
        var dollars =
                FactExamples.posting(
                        PostingKind.PAYMENT,
                        STATED.plusDays(1),
                        noon(STATED.plusDays(1)),
                        new Money(BigDecimal.TEN, "USD"));
        var known = facts(stated(STATED, DUE, "10000", "0", "0", "0"), dollars);

        var debt = DebtComputation.of(known, PLAIN, STATED.plusDays(1));

        assertThat(debt.total()).isEqualTo(cny("10005"));
        assertThat(debt.remarks()).contains(Remark.OTHER_CURRENCY);
    }

    @Test
    void computesNothingWithoutAContract() {
        var known =
                facts(
                        stated(STATED, DUE, "10000", "100", "0", "0"),
                        posted("P", PostingKind.PAYMENT, STATED.plusDays(1), "300"));

        var debt = DebtComputation.of(known, null, STATED.plusDays(90));

        assertThat(debt.total()).isEqualTo(cny("9800"));
        assertThat(owed(debt, Component.PRINCIPAL)).isEqualTo(cny("10000"));
        assertThat(owed(debt, Component.OTHER)).isEqualTo(cny("-300"));
        assertThat(debt.remarks()).contains(Remark.NO_CONTRACT);
    }

    @Test
    void chargesNothingWhileNothingIsOverdue() {
        var known = facts(stated(STATED, null, "10000", "0", "0", "0"));

        var debt = DebtComputation.of(known, FULL, STATED.plusDays(90));

        assertThat(debt.total()).isEqualTo(cny("10000"));
        assertThat(debt.remarks()).contains(Remark.NOTHING_OVERDUE);
    }

    @Test
    void doesNotInventWhatABalanceConsistsOf() {
        var known = facts(withoutBreakdown(STATED, DUE, "10125"));

        var debt = DebtComputation.of(known, FULL, STATED.plusDays(1));

        assertThat(owed(debt, Component.OTHER)).isEqualTo(cny("10125"));
        assertThat(debt.total()).isEqualTo(cny("10125"));
        assertThat(debt.remarks()).contains(Remark.NOT_BROKEN_DOWN);
    }

    @Test
    void goesOnFromAnEarlierBreakdownAndOwesTheBalanceOfTheNewerStatement() {
        var known =
                facts(
                        stated(STATED, DUE, "10000", "0", "0", "0"),
                        posted("P", PostingKind.PAYMENT, STATED.plusDays(5), "25"),
                        withoutBreakdown(STATED.plusDays(10), DUE, "10030"));

        var debt = DebtComputation.of(known, PLAIN, STATED.plusDays(20));

        assertThat(owed(debt, Component.PRINCIPAL)).isEqualTo(cny("10000"));
        assertThat(owed(debt, Component.INTEREST)).isEqualTo(cny("75"));
        assertThat(owed(debt, Component.OTHER)).isEqualTo(cny("5"));
        assertThat(debt.total()).isEqualTo(cny("10080"));
        assertThat(debt.comparisons()).singleElement().matches(Comparison::differs);
        assertThat(debt.remarks()).contains(Remark.BREAKDOWN_COMPUTED);
    }

    @Test
    void showsWhatPartsOfABalanceDoNotExplain() {
        var parts = stated(STATED, DUE, "10000", "0", "0", "0");
        var odd =
                new Statement(
                        parts.eventId(),
                        parts.occurredAt(),
                        parts.debtorId(),
                        parts.accountId(),
                        parts.terms(),
                        DUE,
                        cny("400"),
                        cny("10001"),
                        parts.breakdown(),
                        null);

        var debt = DebtComputation.of(facts(odd), PLAIN, STATED);

        assertThat(owed(debt, Component.OTHER)).isEqualTo(cny("1"));
        assertThat(debt.remarks()).contains(Remark.BREAKDOWN_DOES_NOT_SUM);
    }

    @ParameterizedTest(name = "stated interest {0}: differs {1}")
    @CsvSource({"49.94, true", "49.95, false", "50.00, false", "50.05, false", "50.06, true"})
    void marksWhatTheBankStatedOtherwiseThanTheContractSays(String interest, boolean differs) {
        var known =
                facts(
                        stated(STATED, DUE, "10000", "0", "0", "0"),
                        stated(STATED.plusDays(10), DUE, "10000", interest, "0", "0"));

        var debt = DebtComputation.of(known, PLAIN, STATED.plusDays(10));

        var compared =
                debt.comparisons().stream()
                        .filter(c -> c.component() == Component.INTEREST)
                        .findFirst()
                        .orElseThrow();
        assertThat(compared.stated()).isEqualTo(cny(interest));
        assertThat(compared.computed()).isEqualTo(cny("50"));
        assertThat(compared.differs()).isEqualTo(differs);
        assertThat(debt.differs()).isEqualTo(differs);
        assertThat(owed(debt, Component.INTEREST)).as("the bank's own").isEqualTo(cny(interest));
    }

    @Test
    void comparesWithPaymentsBetweenTheStatements() {
        var known =
                facts(
                        stated(STATED, DUE, "10000", "0", "0", "0"),
                        posted("P", PostingKind.PAYMENT, STATED.plusDays(4), "1020"),
                        stated(STATED.plusDays(10), DUE, "9000", "27", "0", "0"));

        var debt = DebtComputation.of(known, PLAIN, STATED.plusDays(10));

        assertThat(debt.differs()).isFalse();
        assertThat(debt.comparisons()).hasSize(5);
    }

    @Test
    void refusesADayBeforeTheBankStatedAnything() {
        var known = facts(stated(STATED, DUE, "10000", "0", "0", "0"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DebtComputation.of(known, FULL, STATED.minusDays(1)));
    }

    @Test
    void startsCompoundingOnTheLastDayOfAShorterMonth() {
        var last = contract(perDay("0.0005", new Compounding(31, CLAUSE), null), null, null);
        var known = facts(stated(day("2026-02-01"), DUE, "10000", "100", "0", "0"));

        var lines =
                lines(DebtComputation.of(known, last, day("2026-03-01")), Kind.COMPOUND_INTEREST);

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().from()).isEqualTo(day("2026-02-28"));
        assertThat(lines.getFirst().amount()).isEqualTo(cny("0.12"));
    }
}
