package io.forbear.account.stage;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.Circumstance;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.KnownFacts;
import io.forbear.account.fact.Pause;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PromiseFact;
import io.forbear.account.fact.Statement;
import io.forbear.account.fact.Zones;
import io.forbear.service.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges an account by what was known at some instant, for some date. */
@Component
public class Hindsight {
    private final StagePolicy policy;

    Hindsight(StagePolicy policy) {
        this.policy = policy;
    }

    /**
     * The account as it stood.
     *
     * @param asOf the date it was judged for
     * @param newest the statement that was the truth
     */
    public record Then(Staging staging, LocalDate asOf, Statement newest) {}

    /**
     * What followed from facts.
     *
     * @param known all facts known at the instant, each in one version
     * @param asOf judge for this date, and leave aside what was stated or posted for a later one;
     *     null: for the date of the instant, by the account's clock
     * @return null if no statement was known, or none for the date or an earlier one
     */
    public @Nullable Then look(List<Fact> known, Instant knownAt, @Nullable LocalDate asOf) {
        var all = AccountFacts.of(known);
        if (all.newest() == null) {
            return null;
        }
        var terms = all.newest().terms();
        var zones = policy.zones();
        var date = asOf == null ? zones.dateOf(terms, knownAt) : asOf;
        var facts =
                asOf == null
                        ? all
                        : AccountFacts.of(
                                known.stream().filter(fact -> isBy(fact, asOf, zones)).toList());
        var newest = facts.newest();
        var staging = policy.judge(facts, date);
        return newest == null || staging == null ? null : new Then(staging, date, newest);
    }

    /** A digest of the stage lists and clocks: with another one, what was judged is judged anew. */
    public String rules() {
        var zones = policy.zones();
        return Sha256.hex(
                (policy.lists() + " " + zones.usual() + " " + new TreeMap<>(zones.byJurisdiction()))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** How an account stood on any day, by all that is known now; null while nothing is stated. */
    public @Nullable AccountHistory of(KnownFacts known) {
        return AccountHistory.of(policy, known.facts());
    }

    /** What is agreed or in force has its own date, and a pause may begin later. */
    private static boolean isBy(Fact fact, LocalDate date, Zones zones) {
        return switch (fact) {
            case Statement statement ->
                    !zones.dateOf(statement.terms(), statement.occurredAt()).isAfter(date);
            case Posting posting -> !posting.effectiveDate().isAfter(date);
            case PlanFact _, PromiseFact _, Circumstance _, Pause _ -> true;
        };
    }
}
