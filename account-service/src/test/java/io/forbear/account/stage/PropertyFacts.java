package io.forbear.account.stage;

import static io.forbear.account.fact.FactExamples.ACCOUNT;
import static io.forbear.account.fact.FactExamples.DEBTOR;
import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;
import static io.forbear.account.fact.FactExamples.posting;

import io.forbear.account.fact.Circumstance;
import io.forbear.account.fact.Coverage;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.Pause;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.fact.Statement;
import io.forbear.account.fact.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random facts about one account. */
final class PropertyFacts {
    static final LocalDate START = LocalDate.of(2016, 1, 1);
    static final int TEN_YEARS_OF_DAYS = 3653;

    private PropertyFacts() {}

    /**
     * Facts of all kinds.
     *
     * @param span within how many days; few, so that events of one instant come up
     * @param longest how many days something may be overdue already when that is stated
     */
    static Arbitrary<Fact> any(int span, int longest) {
        return Arbitraries.oneOf(
                statements(span, longest), postings(span), pauses(), plans(), circumstances());
    }

    /** Only facts that make an account more or less overdue. */
    static Arbitrary<Fact> aboutMoney(int span, int longest) {
        return Arbitraries.oneOf(statements(span, longest), postings(span), pauses());
    }

    private static Arbitrary<Fact> statements(int span, int longest) {
        return Combinators.combine(
                        ids(),
                        Arbitraries.of("CN", "GB"),
                        days(span),
                        Arbitraries.integers().between(0, longest).injectNull(0.3),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(-5, 40).injectNull(0.3))
                .as(
                        (id, place, date, overdueFor, amount, untilDue) ->
                                new Statement(
                                        id,
                                        noon(date),
                                        DEBTOR,
                                        ACCOUNT,
                                        card(place),
                                        overdueFor == null ? null : date.minusDays(overdueFor),
                                        cny("" + amount),
                                        cny("5000"),
                                        null,
                                        null,
                                        untilDue == null ? null : date.plusDays(untilDue)));
    }

    private static Terms card(String place) {
        return new Terms("BANK", "CREDIT_CARD", List.of(place), Coverage.FIRST_PARTY, null, false);
    }

    private static Arbitrary<Fact> postings(int span) {
        return Combinators.combine(
                        ids(),
                        Arbitraries.of("P-1", "P-2", "P-3"),
                        Arbitraries.of(PostingKind.class),
                        days(span),
                        days(span),
                        Arbitraries.integers().between(0, 1000))
                .as(
                        (id, paymentId, kind, effective, date, amount) ->
                                posting(
                                        id,
                                        paymentId,
                                        kind,
                                        effective,
                                        noon(date),
                                        cny("" + amount)));
    }

    private static Arbitrary<Fact> plans() {
        return Combinators.combine(
                        ids(),
                        Arbitraries.of("PLAN-1", "PLAN-2"),
                        Arbitraries.of(PlanFact.Kind.class),
                        days(TEN_YEARS_OF_DAYS))
                .as((id, plan, kind, date) -> new PlanFact(id, ACCOUNT, plan, kind, noon(date)));
    }

    private static Arbitrary<Fact> circumstances() {
        return Combinators.combine(
                        ids(),
                        Arbitraries.of(Circumstance.Kind.class),
                        Arbitraries.of("ONE", "OTHER"),
                        Arbitraries.of(Circumstance.State.class),
                        days(TEN_YEARS_OF_DAYS))
                .as(
                        (id, kind, subject, state, date) ->
                                new Circumstance(id, ACCOUNT, kind, subject, state, noon(date)));
    }

    private static Arbitrary<Fact> pauses() {
        return Combinators.combine(
                        ids(),
                        days(TEN_YEARS_OF_DAYS),
                        Arbitraries.integers().between(0, 200).injectNull(0.1))
                .as(
                        (id, from, length) ->
                                new Pause(
                                        id,
                                        ACCOUNT,
                                        from,
                                        length == null ? null : from.plusDays(length)));
    }

    private static Arbitrary<LocalDate> days(int span) {
        return Arbitraries.integers().between(0, span).map(START::plusDays);
    }

    private static Arbitrary<UUID> ids() {
        return Arbitraries.create(UUID::randomUUID);
    }
}
