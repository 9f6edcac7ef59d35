package io.forbear.contact.strategy;

import io.forbear.contact.debtor.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All strategies of one file.
 *
 * @param version of the file; goes into every proposal
 * @param all in the order of the file: the first that suits an account is its strategy
 * @param byId the same by their ids
 */
public record Strategies(
        String version,
        List<Strategy> all,
        Map<String, Strategy> byId,
        List<Experiment> experiments,
        Denials denials,
        Visitors visitors) {
    public Strategies {
        all = List.copyOf(all);
        byId = Map.copyOf(byId);
        experiments = List.copyOf(experiments);
    }

    Strategies(
            String version,
            List<Strategy> all,
            List<Experiment> experiments,
            Denials denials,
            Visitors visitors) {
        this(
                version,
                all,
                all.stream().collect(Collectors.toMap(Strategy::id, Function.identity())),
                experiments,
                denials,
                visitors);
    }

    /**
     * A strategy and how it came to be chosen.
     *
     * @param arm label of the arm of an experiment; null: none
     */
    public record Choice(Strategy strategy, @Nullable String arm) {}

    public Optional<Strategy> suiting(Account account) {
        return all.stream().filter(strategy -> strategy.suits(account)).findFirst();
    }

    public Optional<Strategy> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What a debtor for whom a strategy is selected begins with. */
    public Choice choice(Strategy selected, String debtorId) {
        for (var experiment : experiments) {
            if (experiment.champion().equals(selected.id())) {
                var arm = experiment.armOf(debtorId);
                var strategy = find(arm.strategyId()).orElseThrow();
                return new Choice(strategy, experiment.label(arm));
            }
        }
        return new Choice(selected, null);
    }
}
