package io.forbear.plan.performance;

import static io.forbear.plan.performance.PerformanceExamples.AGREEMENT;
import static io.forbear.plan.performance.PerformanceExamples.SIGNED;
import static io.forbear.plan.performance.PerformanceExamples.cny;
import static io.forbear.plan.performance.PerformanceExamples.payment;
import static io.forbear.plan.performance.PerformanceExamples.posting;
import static io.forbear.plan.performance.PerformanceExamples.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.debtor.Pause;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.payment.PaymentKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PerformancePropertyTest {
    private static final int LAST_DAY = 100;

    @Property
    void anyOrderOfThePostingsWithAnyDuplicatesGivesOneAnswer(
            @ForAll("postings") List<Payment> postings,
            @ForAll Random random,
            @ForAll("days") LocalDate today) {
        var arrivals = new ArrayList<Payment>(postings);
        postings.stream().filter(_ -> random.nextBoolean()).forEach(arrivals::add);
        Collections.shuffle(arrivals, random);
        var expected = Performance.of(AGREEMENT, postings, today);
        var found = Performance.of(AGREEMENT, arrivals, today);
        assertThat(found.breach()).isEqualTo(expected.breach());
        assertThat(found.instalments()).isEqualTo(expected.instalments());
        assertThat(found.nextCheckOn()).isEqualTo(expected.nextCheckOn());
    }

    @Property
    void anyOrderOfThePostingsGivesOneStandingOfAPausedPlan(
            @ForAll("postings") List<Payment> postings,
            @ForAll("pauses") Pauses pauses,
            @ForAll Random random,
            @ForAll("days") LocalDate today) {
        var arrivals = new ArrayList<Payment>(postings);
        Collections.shuffle(arrivals, random);
        var around = new Life.Circumstances(pauses, null);
        var expected = Life.of(AGREEMENT, postings, around, today);
        var found = Life.of(AGREEMENT, arrivals, around, today);
        assertThat(found.row()).isEqualTo(expected.row());
        assertThat(found.breach()).isEqualTo(expected.breach());
        assertThat(found.nextCheckOn()).isEqualTo(expected.nextCheckOn());
    }

    /** A payment that is taken back in full on its own day leaves nothing of itself. */
    @Property
    void whatIsTakenBackOnItsOwnDayWasNeverPaid(
            @ForAll("postings") List<Payment> postings,
            @ForAll("days") LocalDate paidOn,
            @ForAll("days") LocalDate today) {
        var both = new ArrayList<Payment>(postings);
        both.add(payment("EXTRA", paidOn, "300"));
        both.add(reversal("EXTRA-BACK", paidOn, "300", "EXTRA"));
        var expected = Performance.of(AGREEMENT, postings, today);
        var found = Performance.of(AGREEMENT, both, today);
        assertThat(found.paid()).isEqualTo(expected.paid());
        assertThat(found.instalments()).isEqualTo(expected.instalments());
        assertThat(found.breach().map(Breach::on)).isEqualTo(expected.breach().map(Breach::on));
    }

    @Property
    void whatIsSetAgainstInstalmentsIsWhatWasPaidUpToTheTotal(
            @ForAll("postings") List<Payment> postings, @ForAll("days") LocalDate today) {
        var performance = Performance.of(AGREEMENT, postings, today);
        var allocated =
                performance.instalments().stream()
                        .map(InstalmentStanding::paid)
                        .reduce(Money.zero("CNY"), Money::plus);
        assertThat(allocated)
                .isEqualTo(performance.paid().atLeastZero().min(AGREEMENT.schedule().total()));
    }

    @Property
    void nothingBreaksBetweenTheForeseenDays(@ForAll("postings") List<Payment> postings) {
        assertThat(breachByWaking(postings)).isEqualTo(breachByLookingDaily(postings));
    }

    private static LocalDate breachByLookingDaily(List<Payment> postings) {
        return SIGNED.datesUntil(SIGNED.plusDays(LAST_DAY))
                .filter(date -> Performance.of(AGREEMENT, postings, date).breach().isPresent())
                .findFirst()
                .orElse(LocalDate.MAX);
    }

    private static LocalDate breachByWaking(List<Payment> postings) {
        var date = SIGNED;
        while (date.isBefore(SIGNED.plusDays(LAST_DAY))) {
            var performance = Performance.of(AGREEMENT, postings, date);
            if (performance.breach().isPresent()) {
                return date;
            }
            date = performance.nextCheckOn().orElse(LocalDate.MAX);
        }
        return LocalDate.MAX;
    }

    @Provide
    static Arbitrary<List<Payment>> postings() {
        return Combinators.combine(
                        Arbitraries.of("P1", "P2", "P3", "P4"),
                        Arbitraries.of(PaymentKind.class),
                        days(),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.of("P1", "P2", "P9").injectNull(0.3))
                .as(
                        (id, kind, date, amount, reversed) ->
                                posting(id, kind, date, cny("" + amount), "A-1", reversed, null))
                .list()
                .ofMaxSize(10);
    }

    @Provide
    static Arbitrary<Pauses> pauses() {
        return Combinators.combine(days(), Arbitraries.integers().between(1, 40))
                .as((from, days) -> new Pause(Pause.Reason.HARDSHIP, from, from.plusDays(days)))
                .list()
                .ofMaxSize(3)
                .map(Pauses::new);
    }

    @Provide
    static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-5, LAST_DAY - 1).map(SIGNED::plusDays);
    }
}
