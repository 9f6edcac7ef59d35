package io.forbear.plan.promise;

import static io.forbear.plan.performance.PerformanceExamples.cny;
import static io.forbear.plan.performance.PerformanceExamples.payment;
import static io.forbear.plan.performance.PerformanceExamples.reversal;
import static io.forbear.plan.promise.PromiseExamples.FIRST;
import static io.forbear.plan.promise.PromiseExamples.MADE;
import static io.forbear.plan.promise.PromiseExamples.ONE_DATE;
import static io.forbear.plan.promise.PromiseExamples.SHANGHAI;
import static io.forbear.plan.promise.PromiseExamples.TWO_DATES;
import static io.forbear.plan.promise.PromiseExamples.noon;
import static io.forbear.plan.promise.PromiseExamples.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.schedule.Instalment;
import io.forbear.plan.schedule.Schedule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a correction does to a promise, its opposite undoes; and a lump sum may come in parts. */
class CorrectionsPropertyTest {
    private static final LocalDate END = MADE.plusDays(60);

    @ParameterizedTest(name = "{0} of 100 paid on {1}: {2}; taken back on {3}: BROKEN")
    @CsvSource({
        "100, 2027-01-10, KEPT, 2027-01-11",
        "95, 2027-01-10, KEPT, 2027-01-13",
        "100, 2027-01-13, KEPT, 2027-02-20",
        "95, 2027-01-13, KEPT, 2027-02-28"
    })
    void isKeptNoMoreOnceThePaymentIsTakenBackHoweverLate(
            String amount, LocalDate paidOn, Outcome outcome, LocalDate backOn) {
        var paid = payment("P1", paidOn, amount);
        assertThat(on(ONE_DATE, END, paid).outcome()).isEqualTo(outcome);
        var back = on(ONE_DATE, END, paid, reversal("R1", backOn, amount, "P1"));
        assertThat(back.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(back.shortfall()).isEqualTo(cny("100"));
        assertThat(back.decidedOn()).isEqualTo(FIRST.plusDays(4));
    }

    @Property
    void whatIsTakenBackCountsAsNeverPaidWheneverItWas(
            @ForAll("payments") List<Payment> payments,
            @ForAll @IntRange(max = 4) int which,
            @ForAll @IntRange(max = 30) int later) {
        var taken = payments.get(which % payments.size());
        var all = new ArrayList<>(payments);
        all.add(
                reversal(
                        "BACK",
                        taken.effectiveDate().plusDays(later),
                        taken.amount().amount().toPlainString(),
                        taken.paymentId()));
        var without = new ArrayList<>(payments);
        without.remove(taken);
        assertThat(judged(TWO_DATES, all)).isEqualTo(judged(TWO_DATES, without));
    }

    @Property
    void whatIsPaidAnewOnTheSameDayIsAsIfNothingHadBeenTakenBack(
            @ForAll("payments") List<Payment> payments, @ForAll @IntRange(max = 4) int which) {
        var taken = payments.get(which % payments.size());
        var amount = taken.amount().amount().toPlainString();
        var all = new ArrayList<>(payments);
        all.add(reversal("BACK", END.minusDays(1), amount, taken.paymentId()));
        all.add(payment("AGAIN", taken.effectiveDate(), amount));
        assertThat(judged(TWO_DATES, all)).isEqualTo(judged(TWO_DATES, payments));
    }

    @Property
    void aLumpSumMayBePaidInPartsInAnyOrderButNotAUnitShortOrADayLate(
            @ForAll @IntRange(min = 1, max = 100_000) int cents,
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll Random random) {
        var sum = new Money(BigDecimal.valueOf(cents, 2), "CNY");
        var settlement = settling(sum);
        var parts = inParts(cents, count, random);
        assertThat(outcome(settlement, payments(parts, FIRST, random))).isEqualTo(Outcome.KEPT);
        parts.set(0, parts.getFirst() - 1);
        assertThat(outcome(settlement, payments(parts, FIRST, random)))
                .isNotIn(Outcome.KEPT, Outcome.RUNNING);
        parts.set(0, parts.getFirst() + 1);
        var late = new ArrayList<>(payments(parts.subList(1, parts.size()), FIRST, random));
        late.add(payment("LATE", FIRST.plusDays(1), decimal(parts.getFirst())));
        assertThat(outcome(settlement, late)).isNotIn(Outcome.KEPT, Outcome.RUNNING);
    }

    /** The first part is one cent at least. */
    private static List<Integer> inParts(int cents, int count, Random random) {
        var parts = new ArrayList<Integer>();
        var rest = cents - 1;
        for (int i = 1; i < count; i++) {
            var part = random.nextInt(rest + 1);
            parts.add(part);
            rest -= part;
        }
        parts.addFirst(rest + 1);
        return parts;
    }

    private static List<Payment> payments(List<Integer> parts, LocalDate by, Random random) {
        var payments =
                new ArrayList<>(
                        IntStream.range(0, parts.size())
                                .mapToObj(
                                        i ->
                                                payment(
                                                        "P" + i,
                                                        by.minusDays(random.nextInt(9)),
                                                        decimal(parts.get(i))))
                                .toList());
        Collections.shuffle(payments, random);
        return payments;
    }

    private static String decimal(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static Promise settling(Money sum) {
        return new Promise(
                "W1",
                "D-1",
                ONE_DATE.accountIds(),
                new Schedule(List.of(new Instalment(1, FIRST, sum))),
                new Judging(0, cny("0"), BigDecimal.ZERO, 50),
                SHANGHAI,
                noon(MADE),
                noon(MADE),
                "desk",
                null,
                new Promise.Settlement("S-1", cny("50")),
                null);
    }

    private static Outcome outcome(Promise promise, List<Payment> payments) {
        return judged(promise, payments).outcome();
    }

    private static Judgement judged(Promise promise, List<Payment> payments) {
        return on(promise, END, payments.toArray(Payment[]::new));
    }

    @Provide
    static Arbitrary<List<Payment>> payments() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 25),
                        Arbitraries.integers().between(1, 200))
                .as((day, amount) -> payment("P", MADE.plusDays(day), "" + amount))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(CorrectionsPropertyTest::numbered);
    }

    private static List<Payment> numbered(List<Payment> payments) {
        return IntStream.range(0, payments.size())
                .mapToObj(
                        i ->
                                payment(
                                        "P" + i,
                                        payments.get(i).effectiveDate(),
                                        payments.get(i).amount().amount().toPlainString()))
                .toList();
    }
}
