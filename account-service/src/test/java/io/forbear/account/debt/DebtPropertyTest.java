package io.forbear.account.debt;

import static io.forbear.account.debt.DebtExamples.FULL;
import static io.forbear.account.debt.DebtExamples.facts;
import static io.forbear.account.debt.DebtExamples.posted;
import static io.forbear.account.debt.DebtExamples.reversing;
import static io.forbear.account.debt.DebtExamples.stated;
import static io.forbear.account.debt.DebtExamples.withoutBreakdown;
import static io.forbear.account.fact.FactExamples.SHANGHAI;
import static io.forbear.account.fact.FactExamples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.Circumstance;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.Pause;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.fact.PromiseFact;
import io.forbear.account.fact.Statement;
import io.forbear.account.terms.Component;
import io.forbear.money.Money;
import java.math.BigDecimal;
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
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class DebtPropertyTest {
    private static final LocalDate BEGIN = LocalDate.of(2023, 11, 20);
    private static final int DAYS = 400;

    @Property(tries = 300)
    void sumsToTheTotal(
            @ForAll("histories") List<Fact> history, @ForAll @IntRange(max = DAYS) int day) {
        var debt = DebtComputation.of(facts(history), FULL, BEGIN.plusDays(day));

        var charged = debt.lines().stream().map(DebtLine::amount).reduce(cny("0"), Money::plus);
        var allocated =
                debt.payments().stream()
                        .flatMap(payment -> payment.parts().stream())
                        .map(PaymentLine.Part::amount)
                        .reduce(cny("0"), Money::plus);
        var parts = debt.components().values().stream().reduce(cny("0"), Money::plus);
        assertThat(charged.minus(allocated)).isEqualTo(debt.total());
        assertThat(parts).isEqualTo(debt.total());
        assertThat(debt.total().canBePaid()).isTrue();
    }

    @Property(tries = 300)
    void sumsToEachComponent(@ForAll("histories") List<Fact> history) {
        var debt = DebtComputation.of(facts(history), FULL, BEGIN.plusDays(DAYS));

        for (var component : Component.values()) {
            var charged =
                    debt.lines().stream()
                            .filter(line -> line.component() == component)
                            .map(DebtLine::amount)
                            .reduce(cny("0"), Money::plus);
            var allocated =
                    debt.payments().stream()
                            .flatMap(payment -> payment.parts().stream())
                            .filter(part -> part.component() == component)
                            .map(PaymentLine.Part::amount)
                            .reduce(cny("0"), Money::plus);
            assertThat(charged.minus(allocated))
                    .isEqualTo(debt.components().getOrDefault(component, cny("0")));
        }
    }

    @Property(tries = 300)
    void allocatesEveryPaymentInFull(@ForAll("histories") List<Fact> history) {
        var debt = DebtComputation.of(facts(history), FULL, BEGIN.plusDays(DAYS));

        for (var payment : debt.payments()) {
            var parts =
                    payment.parts().stream()
                            .map(PaymentLine.Part::amount)
                            .reduce(cny("0"), Money::plus);
            var reduction =
                    switch (payment.kind()) {
                        case PAYMENT, ADJUSTMENT -> payment.amount();
                        case REVERSAL, CHARGEBACK -> payment.amount().negated();
                    };
            assertThat(parts).isEqualTo(payment.inOpening() ? cny("0") : reduction);
        }
    }

    @Property(tries = 300)
    void isTheSameInWhateverOrderFactsArrive(
            @ForAll("histories") List<Fact> history,
            @ForAll Random random,
            @ForAll @IntRange(max = DAYS) int day) {
        var shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);

        assertThat(DebtComputation.of(facts(shuffled), FULL, BEGIN.plusDays(day)))
                .isEqualTo(DebtComputation.of(facts(history), FULL, BEGIN.plusDays(day)));
    }

    @Property(tries = 300)
    void dependsOnlyOnWhatHadTakenEffect(
            @ForAll("histories") List<Fact> history, @ForAll @IntRange(max = DAYS) int day) {
        var asOf = BEGIN.plusDays(day);
        var effective = history.stream().filter(fact -> !dateOf(fact).isAfter(asOf)).toList();

        assertThat(DebtComputation.of(facts(history), FULL, asOf))
                .isEqualTo(DebtComputation.of(facts(effective), FULL, asOf));
    }

    private static LocalDate dateOf(Fact fact) {
        return switch (fact) {
            case Statement statement -> LocalDate.ofInstant(statement.occurredAt(), SHANGHAI);
            case Posting posting -> posting.effectiveDate();
            case PlanFact _, PromiseFact _, Circumstance _, Pause _ -> BEGIN;
        };
    }

    @Provide
    Arbitrary<List<Fact>> histories() {
        return Combinators.combine(statement(), fact().list().ofMaxSize(25))
                .as(
                        (first, others) -> {
                            var all = new ArrayList<Fact>();
                            all.add(first);
                            all.addAll(others);
                            return List.copyOf(all);
                        });
    }

    /** On the first day, so that something was stated by every other. */
    private static Arbitrary<Fact> statement() {
        return amounts(20_000).map(p -> stated(BEGIN, BEGIN.minusDays(3), p, "12.34", "5", "0.01"));
    }

    private static Arbitrary<Fact> fact() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, posting()), Tuple.of(2, laterStatement()), Tuple.of(1, laterBalance()));
    }

    private static Arbitrary<Fact> posting() {
        return Combinators.combine(
                        Arbitraries.of(PostingKind.class),
                        Arbitraries.integers().between(-5, DAYS),
                        amounts(6_000),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(true, false))
                .as(DebtPropertyTest::posting);
    }

    /** Ids are unlike each other, since of two events about one posting only one is a fact. */
    private static Fact posting(
            PostingKind kind, int day, String amount, int id, int reversed, boolean raises) {
        var date = BEGIN.plusDays(day);
        var unlike = "P" + id + "-" + day + "-" + amount;
        return switch (kind) {
            case PAYMENT -> posted("P" + id, kind, BEGIN.plusDays(id * 20L), amount);
            case ADJUSTMENT -> posted(unlike, kind, date, raises ? "-" + amount : amount);
            case REVERSAL, CHARGEBACK -> reversing(unlike, kind, date, amount, "P" + reversed);
        };
    }

    private static Arbitrary<Fact> laterStatement() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, DAYS), amounts(20_000), amounts(300))
                .as(
                        (day, principal, interest) ->
                                stated(
                                        BEGIN.plusDays(day),
                                        day % 7 == 0 ? null : BEGIN.minusDays(3),
                                        principal,
                                        interest,
                                        "1.50",
                                        "0"));
    }

    private static Arbitrary<Fact> laterBalance() {
        return Combinators.combine(Arbitraries.integers().between(1, DAYS), amounts(20_000))
                .as(
                        (day, balance) ->
                                withoutBreakdown(BEGIN.plusDays(day), BEGIN.minusDays(3), balance));
    }

    private static Arbitrary<String> amounts(int greatest) {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(greatest))
                .ofScale(2)
                .map(BigDecimal::toPlainString);
    }
}
