package io.forbear.account.stage;

import static io.forbear.account.fact.FactExamples.ACCOUNT;
import static io.forbear.account.fact.FactExamples.DEBTOR;
import static io.forbear.account.fact.FactExamples.SHANGHAI;
import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;
import static io.forbear.account.stage.PropertyFacts.START;
import static io.forbear.account.stage.PropertyFacts.TEN_YEARS_OF_DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.Posting;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class StagePolicyPropertyTest {
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

    @Property
    void aPaymentThatIsTakenBackLeavesNoTrace(
            @ForAll("facts") List<Fact> known,
            @ForAll("days") LocalDate paid,
            @ForAll("days") LocalDate takenBack,
            @ForAll @IntRange(max = 2000) int amount,
            @ForAll("takingBack") PostingKind kind,
            @ForAll("days") LocalDate date) {
        var withBoth = new ArrayList<Fact>(known);
        withBoth.add(posting("P-X", PostingKind.PAYMENT, paid, amount, null));
        withBoth.add(posting("R-X", kind, takenBack, amount, "P-X"));
        var without = policy.judge(AccountFacts.of(known), noon(date));
        var with = policy.judge(AccountFacts.of(withBoth), noon(date));
        if (without == null || takenBack.isBefore(paid)) {
            return;
        }
        assertThat(with).isNotNull();
        var statement = AccountFacts.of(known).newest();
        assertThat(statement).isNotNull();
        var stated = LocalDate.ofInstant(statement.occurredAt(), SHANGHAI);
        if (!paid.isAfter(stated) && takenBack.isAfter(stated)) {
            return; // the statement contains the payment, and not that it was taken back
        }
        assertThat(with.account().overdueSince()).isEqualTo(without.account().overdueSince());
        assertThat(with.account().amountOverdue()).isEqualTo(without.account().amountOverdue());
        if (with.account().overdueSince() != null) {
            assertThat(with).isEqualTo(without);
        }
    }

    private static Posting posting(
            String paymentId,
            PostingKind kind,
            LocalDate date,
            int amount,
            @Nullable String takesBack) {
        return new Posting(
                UUID.randomUUID(),
                noon(date),
                DEBTOR,
                ACCOUNT,
                paymentId,
                kind,
                cny("" + amount),
                date,
                takesBack,
                null);
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
        return PropertyFacts.any(20, 20).list().ofMaxSize(14);
    }

    @Provide
    static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, TEN_YEARS_OF_DAYS).map(START::plusDays);
    }

    @Provide
    static Arbitrary<PostingKind> takingBack() {
        return Arbitraries.of(PostingKind.REVERSAL, PostingKind.CHARGEBACK);
    }
}
