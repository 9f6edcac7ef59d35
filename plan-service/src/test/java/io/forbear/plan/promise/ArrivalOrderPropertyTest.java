package io.forbear.plan.promise;

import static io.forbear.plan.performance.PerformanceExamples.cny;
import static io.forbear.plan.performance.PerformanceExamples.posting;
import static io.forbear.plan.promise.PromiseExamples.FIRST;
import static io.forbear.plan.promise.PromiseExamples.MADE;
import static io.forbear.plan.promise.PromiseExamples.POLICY;
import static io.forbear.plan.promise.PromiseExamples.noon;
import static io.forbear.plan.promise.PromiseExamples.promise;
import static io.forbear.plan.promise.PromiseExamples.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.debtor.Declaration;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.payment.PaymentKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArrivalOrderPropertyTest {
    private static final int LAST_DAY = 90;

    @Property
    void anyOrderOfTheFactsWithAnyDuplicatesGivesTheSameJudgements(
            @ForAll("postings") List<Payment> postings,
            @ForAll("declarations") List<Declaration> declarations,
            @ForAll("promises") List<Promise> promises,
            @ForAll("days") LocalDate today,
            @ForAll Random random) {
        assertThat(
                        judged(
                                shuffled(promises, false, random),
                                shuffled(postings, true, random),
                                shuffled(declarations, true, random),
                                today))
                .isEqualTo(judged(promises, postings, declarations, today));
    }

    @Property(tries = 150)
    void nothingTurnsOutDifferentlyBetweenTheForeseenDays(
            @ForAll("postings") List<Payment> postings,
            @ForAll("promises") List<Promise> promises) {
        var day = MADE;
        var foreseen = judged(promises, postings, List.of(), day);
        while (day.isBefore(MADE.plusDays(LAST_DAY))) {
            day = day.plusDays(1);
            var today = day;
            var seen = judged(promises, postings, List.of(), day);
            if (foreseen.stream().anyMatch(one -> today.equals(one.judgement().nextLookOn()))) {
                foreseen = seen;
            }
            assertThat(outcomes(seen)).isEqualTo(outcomes(foreseen));
        }
    }

    private static List<Outcome> outcomes(List<Judged> judged) {
        return judged.stream().map(one -> one.judgement().outcome()).toList();
    }

    private static List<Judged> judged(
            List<Promise> promises,
            List<Payment> postings,
            List<Declaration> declarations,
            LocalDate today) {
        return Judged.all(promises, postings, declarations, POLICY, noon(today));
    }

    private static <T> List<T> shuffled(List<T> facts, boolean repeated, Random random) {
        var arrivals = new ArrayList<T>(facts);
        facts.stream().filter(_ -> repeated && random.nextBoolean()).forEach(arrivals::add);
        Collections.shuffle(arrivals, random);
        return arrivals;
    }

    @Provide
    static Arbitrary<List<Promise>> promises() {
        var one = promise("W1", MADE, FIRST, FIRST.plusDays(10));
        var next = promise("W2", FIRST.plusDays(20), FIRST.plusDays(30));
        return Arbitraries.of(
                List.of(one),
                List.of(one, next),
                List.of(takenBack(one, FIRST.plusDays(12)), next),
                List.of(one, next, promise("W3", FIRST.plusDays(25), FIRST.plusDays(50))));
    }

    @Provide
    static Arbitrary<List<Payment>> postings() {
        return Combinators.combine(
                        Arbitraries.of("P1", "P2", "P3", "P4"),
                        Arbitraries.of(PaymentKind.class),
                        days(),
                        Arbitraries.integers().between(0, 220),
                        Arbitraries.of("P1", "P2", "P9").injectNull(0.3))
                .as(
                        (id, kind, date, amount, reversed) ->
                                posting(id, kind, date, cny("" + amount), "A-1", reversed, null))
                .list()
                .ofMaxSize(10);
    }

    @Provide
    static Arbitrary<List<Declaration>> declarations() {
        return Combinators.combine(days(), Arbitraries.of(Declaration.Kind.class))
                .as(
                        (date, kind) ->
                                new Declaration(
                                        UUID.randomUUID(), "D-1", noon(date), kind, List.of()))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-3, LAST_DAY - 1).map(MADE::plusDays);
    }
}
