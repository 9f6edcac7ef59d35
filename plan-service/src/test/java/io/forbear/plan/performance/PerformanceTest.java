package io.forbear.plan.performance;

import static io.forbear.plan.performance.PerformanceExamples.AGREEMENT;
import static io.forbear.plan.performance.PerformanceExamples.FIRST_DUE;
import static io.forbear.plan.performance.PerformanceExamples.SIGNED;
import static io.forbear.plan.performance.PerformanceExamples.cny;
import static io.forbear.plan.performance.PerformanceExamples.payment;
import static io.forbear.plan.performance.PerformanceExamples.posting;
import static io.forbear.plan.performance.PerformanceExamples.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.payment.PaymentKind;
import io.forbear.plan.performance.Breach.Reason;
import io.forbear.plan.performance.InstalmentStanding.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerformanceTest {
    private static final LocalDate DEADLINE = FIRST_DUE.plusDays(3);
    private static final LocalDate DAY_AFTER = DEADLINE.plusDays(1);

    @ParameterizedTest(name = "nothing paid, on {0}: {1}")
    @CsvSource({
        "2027-01-10, kept",
        "2027-01-12, kept",
        "2027-01-13, kept",
        "2027-01-14, broken",
        "2027-02-01, broken"
    })
    void isBrokenOnTheDayAfterTheLastDayOfGrace(LocalDate today, String answer) {
        var breach = on(today).breach();
        assertThat(breach.isPresent()).isEqualTo(answer.equals("broken"));
        breach.ifPresent(
                found ->
                        assertThat(found)
                                .isEqualTo(
                                        new Breach(
                                                Reason.INSTALMENT_MISSED,
                                                1,
                                                cny("100"),
                                                DAY_AFTER)));
    }

    @ParameterizedTest(name = "{0} paid by the deadline: {1}, {2} short")
    @CsvSource(
            value = {
                "0, INSTALMENT_MISSED, 100",
                "0.01, INSTALMENT_SHORT, 99.99",
                "99.99, INSTALMENT_SHORT, 0.01",
                "100, -, -",
                "100.01, -, -"
            },
            nullValues = "-")
    void tellsAMissedInstalmentFromAShortOne(
            String paid, @Nullable Reason reason, @Nullable String shortfall) {
        var breach = on(DAY_AFTER, payment("P1", FIRST_DUE, paid)).breach();
        assertThat(breach.map(Breach::reason).orElse(null)).isEqualTo(reason);
        assertThat(breach.map(Breach::shortfall).orElse(null))
                .isEqualTo(shortfall == null ? null : cny(shortfall));
    }

    @ParameterizedTest(name = "value date {0}: {1}")
    @CsvSource({"2027-01-12, kept", "2027-01-13, kept", "2027-01-14, broken"})
    void acceptsAPaymentUntilTheLastDayOfGrace(LocalDate valueDate, String answer) {
        var breach = on(DAY_AFTER, payment("P1", valueDate, "100")).breach();
        assertThat(breach.isPresent()).isEqualTo(answer.equals("broken"));
    }

    @Test
    void acceptsAPaymentThatIsReportedLateWithAValueDateInTime() {
        var late = payment("P1", FIRST_DUE, "100");
        assertThat(on(FIRST_DUE.plusDays(20), late).breach()).isEmpty();
    }

    @Test
    void setsPaymentsAgainstInstalmentsInTheirOrder() {
        var performance = on(FIRST_DUE, payment("P1", SIGNED, "150"));
        assertThat(performance.instalments().stream().map(InstalmentStanding::paid))
                .containsExactly(cny("100"), cny("50"), cny("0"));
        assertThat(performance.instalments().stream().map(InstalmentStanding::state))
                .containsExactly(State.PAID, State.UPCOMING, State.UPCOMING);
    }

    @ParameterizedTest(name = "nothing paid, on {0}: {1}")
    @CsvSource({
        "2027-01-10, UPCOMING",
        "2027-01-11, IN_GRACE",
        "2027-01-13, IN_GRACE",
        "2027-01-14, MISSED"
    })
    void namesTheStateOfAnUnpaidInstalment(LocalDate today, State state) {
        assertThat(on(today).instalments().getFirst().state()).isEqualTo(state);
    }

    @Test
    void isFulfilledOnceAllIsPaidHoweverEarly() {
        assertThat(on(SIGNED, payment("P1", SIGNED, "299.99")).isFulfilled()).isFalse();
        var fulfilled = on(SIGNED, payment("P1", SIGNED, "300"));
        assertThat(fulfilled.isFulfilled()).isTrue();
        assertThat(fulfilled.nextCheckOn()).isEmpty();
    }

    @Test
    void knowsWhatIsPaidTooMuch() {
        var performance = on(SIGNED, payment("P1", SIGNED, "310"));
        assertThat(performance.isFulfilled()).isTrue();
        assertThat(performance.overpaid()).isEqualTo(cny("10"));
        assertThat(performance.instalments().getLast().paid()).isEqualTo(cny("100"));
    }

    @Test
    void isBrokenByAReversalAfterTheDeadline() {
        var taken = FIRST_DUE.plusDays(10);
        var breach =
                on(
                                taken.plusDays(1),
                                payment("P1", FIRST_DUE, "100"),
                                reversal("R1", taken, "30", "P1"))
                        .breach();
        assertThat(breach).contains(new Breach(Reason.PAYMENT_REVERSED, 1, cny("30"), taken));
    }

    @Test
    void isBrokenByAReversalBeforeTheDeadlineOnlyAtTheDeadline() {
        var postings =
                List.of(
                        payment("P1", FIRST_DUE, "100"),
                        reversal("R1", FIRST_DUE.plusDays(1), "100", "P1"));
        assertThat(on(DEADLINE, postings).breach()).isEmpty();
        assertThat(on(DAY_AFTER, postings).breach())
                .contains(new Breach(Reason.PAYMENT_REVERSED, 1, cny("100"), DAY_AFTER));
    }

    @Test
    void survivesAReversalThatIsMadeGoodByTheDeadline() {
        assertThat(
                        on(
                                        DAY_AFTER,
                                        payment("P1", FIRST_DUE, "100"),
                                        reversal("R1", FIRST_DUE.plusDays(1), "100", "P1"),
                                        payment("P2", DEADLINE, "100"))
                                .breach())
                .isEmpty();
    }

    @Test
    void tellsTheEarliestBreach() {
        var breach = on(LocalDate.of(2027, 6, 1), payment("P1", FIRST_DUE, "100")).breach();
        assertThat(breach.map(Breach::instalmentNumber)).contains(2);
        assertThat(breach.map(Breach::on)).contains(LocalDate.of(2027, 2, 14));
    }

    @Test
    void leavesAReversalOfAPaymentFromBeforeTheAgreementAside() {
        var performance =
                on(
                        DAY_AFTER,
                        payment("OLD", SIGNED.minusDays(1), "500"),
                        reversal("R1", FIRST_DUE, "500", "OLD"),
                        payment("P1", FIRST_DUE, "100"));
        assertThat(performance.paid()).isEqualTo(cny("100"));
        assertThat(performance.breach()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: counts {6}")
    @CsvSource(
            value = {
                "on the day of the signature, PAYMENT, 2027-01-01, A-1, -, CNY, 50",
                "on the day before, PAYMENT, 2026-12-31, A-1, -, CNY, 0",
                "before but names the plan, PAYMENT, 2026-12-31, A-1, PLAN-1, CNY, 50",
                "names another plan, PAYMENT, 2027-01-02, A-1, PLAN-2, CNY, 0",
                "other account, PAYMENT, 2027-01-02, A-2, -, CNY, 0",
                "other account but names the plan, PAYMENT, 2027-01-02, A-2, PLAN-1, CNY, 50",
                "other currency, PAYMENT, 2027-01-02, A-1, -, USD, 0",
                "an adjustment, ADJUSTMENT, 2027-01-02, A-1, -, CNY, 0",
                "a reversal that names no payment, REVERSAL, 2027-01-02, A-1, -, CNY, -50",
                "a chargeback, CHARGEBACK, 2027-01-02, A-1, -, CNY, -50",
            },
            nullValues = "-")
    void countsWhatIsPaidTowardsThePlan(
            String title,
            PaymentKind kind,
            LocalDate date,
            String account,
            @Nullable String plan,
            String currency,
            String counted) {
        var amount = new Money(new BigDecimal("50"), currency);
        var posting = posting("P1", kind, date, amount, account, null, plan);
        assertThat(on(DEADLINE, posting).paid()).as(title).isEqualTo(cny(counted));
    }

    @Test
    void countsAPostingOnceHoweverManyEventsTellOfIt() {
        var twice = List.of(payment("P1", FIRST_DUE, "60"), payment("P1", FIRST_DUE, "60"));
        assertThat(on(DEADLINE, twice).paid()).isEqualTo(cny("60"));
    }

    @Test
    void foreseesTheNextDayOnWhichItCanBreak() {
        assertThat(on(SIGNED).nextCheckOn()).contains(DAY_AFTER);
        assertThat(on(SIGNED, payment("P1", SIGNED, "100")).nextCheckOn())
                .contains(LocalDate.of(2027, 2, 14));
        var planned = reversal("R1", LocalDate.of(2027, 2, 1), "100", "P1");
        assertThat(on(SIGNED, payment("P1", SIGNED, "100"), planned).nextCheckOn())
                .contains(LocalDate.of(2027, 2, 1));
    }

    private static Performance on(LocalDate today, Payment... postings) {
        return on(today, List.of(postings));
    }

    private static Performance on(LocalDate today, List<Payment> postings) {
        return Performance.of(AGREEMENT, postings, today);
    }
}
