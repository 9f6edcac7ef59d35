package io.forbear.contact.strategy;

import io.forbear.contact.yaml.YamlNode;
import io.forbear.contact.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the experiments, and notes everything that cannot be meant. */
final class ExperimentReader {
    private final List<Strategy> strategies;
    private final YamlProblems problems;

    ExperimentReader(List<Strategy> strategies, YamlProblems problems) {
        this.strategies = strategies;
        this.problems = problems;
    }

    List<Experiment> experiments(YamlNode root) {
        var experiments = new ArrayList<Experiment>();
        var ids = new HashSet<String>();
        var champions = new HashSet<String>();
        var nodes = problems.attempt(() -> root.get("experiments").list());
        for (var node : nodes == null ? List.<YamlNode>of() : nodes) {
            var experiment = problems.attempt(() -> experiment(node, ids, champions));
            if (experiment != null) {
                experiments.add(experiment);
            }
        }
        return experiments;
    }

    private Experiment experiment(YamlNode node, Set<String> ids, Set<String> champions) {
        node.withOnly("id", "champion", "arms");
        var id = label(node.get("id"));
        StepReader.unique(node.get("id"), ids);
        var champion = known(node.get("champion"));
        if (champion.selection().onlyByReference()) {
            throw node.get("champion").wrong("is never selected, it is onlyByReference");
        }
        StepReader.unique(node.get("champion"), champions);
        var arms = new ArrayList<Experiment.Arm>();
        var names = new HashSet<String>();
        for (var arm : node.get("arms").list()) {
            arms.add(arm(arm, champion, names));
        }
        if (arms.stream().noneMatch(arm -> arm.strategyId().equals(champion.id()))) {
            throw node.get("arms").wrong("has no arm with the champion " + champion.id());
        }
        try {
            return new Experiment(id, champion.id(), arms);
        } catch (IllegalArgumentException e) {
            throw node.get("arms").wrong(String.valueOf(e.getMessage()));
        }
    }

    private Experiment.Arm arm(YamlNode node, Strategy champion, Set<String> names) {
        node.withOnly("arm", "strategy", "share");
        var strategy = known(node.get("strategy"));
        if (!strategy.id().equals(champion.id()) && !strategy.selection().onlyByReference()) {
            throw node.get("strategy")
                    .wrong("is a challenger, which must be onlyByReference: " + strategy.id());
        }
        label(node.get("arm"));
        return new Experiment.Arm(
                StepReader.unique(node.get("arm"), names),
                strategy.id(),
                node.get("share").number(1, Experiment.WHOLE));
    }

    /** Labels put both names together with a colon between. */
    private static String label(YamlNode node) {
        if (!node.text().matches("[A-Za-z0-9._-]{1,64}")) {
            throw node.wrong("must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        return node.text();
    }

    private Strategy known(YamlNode node) {
        var id = node.text();
        return strategies.stream()
                .filter(strategy -> strategy.id().equals(id))
                .findFirst()
                .orElseThrow(() -> node.wrong("there is no such strategy"));
    }
}
