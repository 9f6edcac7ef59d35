package io.forbear.account.stage;

import static io.forbear.account.fact.FactExamples.ACCOUNT;
import static io.forbear.account.fact.FactExamples.SHANGHAI;
import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;
import static io.forbear.account.fact.FactExamples.posting;
import static io.forbear.account.fact.FactExamples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.fact.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StagePolicyPropertyTest {
    private static final LocalDate START = LocalDate.of(2016, 1, 1);
    private static final int TEN_YEARS_OF_DAYS = 3653;

    private final StagePolicy policy =
            new StagePolicy(StagePolicyTest.shippedLists(), new Zones(SHANGHAI, Map.of()));

    @Property
    void anyArrivalOrderWithAnyDuplicatesGivesOneState(
            @ForAll("facts") List<Fact> facts,
            @ForAll Random random,
            @ForAll("days") LocalDate date) {
        var arrivals = new ArrayList<Fact>(facts);
        facts.stream().filter(_ -> random.nextBoolean()).forEach(arrivals::add);
        Collections.shuffle(arrivals, random);
        assertThat(policy.judge(AccountFacts.of(arrivals), noon(date)))
                .isEqualTo(policy.judge(AccountFacts.of(facts), noon(date)));
    }

    @Property(tries = 40)
    void wakingUpOnlyOnTheForeseenDatesSkipsNoStage(@ForAll("facts") List<Fact> known) {
        var facts = AccountFacts.of(known);
        if (facts.newest() == null) {
            return;
        }
        assertThat(stagesByWaking(facts)).isEqualTo(stagesByLookingDaily(facts));
    }

    private List<String> stagesByLookingDaily(AccountFacts facts) {
        var stages = new ArrayList<String>();
        for (var day = 0; day <= TEN_YEARS_OF_DAYS; day++) {
            var stage = judge(facts, noon(START.plusDays(day))).account().stage();
            if (stages.isEmpty() || !stages.getLast().equals(stage)) {
                stages.add(stage);
            }
        }
        return stages;
    }

    private List<String> stagesByWaking(AccountFacts facts) {
        var stages = new ArrayList<String>();
        var staging = judge(facts, noon(START));
        stages.add(staging.account().stage());
        for (var at = staging.nextChangeAt();
                at != null && at.isBefore(noon(START.plusDays(TEN_YEARS_OF_DAYS)));
                at = staging.nextChangeAt()) {
            staging = judge(facts, at);
            stages.add(staging.account().stage());
        }
        return stages;
    }

    private Staging judge(AccountFacts facts, Instant at) {
        var staging = policy.judge(facts, at);
        assertThat(staging).isNotNull();
        return staging;
    }

    @Provide
    static Arbitrary<List<Fact>> facts() {
        return Arbitraries.<Fact>oneOf(statements(), postings(), plans()).list().ofMaxSize(12);
    }

    @Provide
    static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, TEN_YEARS_OF_DAYS).map(START::plusDays);
    }

    private static Arbitrary<Fact> statements() {
        return Combinators.combine(ids(), nearDays(), nearDays().injectNull(0.3), amounts())
                .as((id, date, since, amount) -> statement(id, date, since, "" + amount));
    }

    private static Arbitrary<Fact> postings() {
        return Combinators.combine(
                        ids(),
                        Arbitraries.of("P-1", "P-2", "P-3"),
                        Arbitraries.of(PostingKind.class),
                        nearDays(),
                        nearDays(),
                        amounts())
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
                        days())
                .as((id, plan, kind, date) -> new PlanFact(id, ACCOUNT, plan, kind, noon(date)));
    }

    /** Few enough days that events of one instant come up. */
    private static Arbitrary<LocalDate> nearDays() {
        return Arbitraries.integers().between(0, 20).map(START::plusDays);
    }

    private static Arbitrary<Integer> amounts() {
        return Arbitraries.integers().between(0, 1000);
    }

    private static Arbitrary<UUID> ids() {
        return Arbitraries.create(UUID::randomUUID);
    }
}
