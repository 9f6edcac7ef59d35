package io.forbear.contact.strategy;

import io.forbear.contact.template.Templates;
import io.forbear.contact.yaml.YamlException;
import io.forbear.contact.yaml.YamlNode;
import io.forbear.contact.yaml.YamlProblems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the strategy file and refuses it, naming every place at which it cannot be meant. */
public final class StrategyFile {
    private static final int MOST_TIMES = 50;
    private static final Denials NO_DENIALS = new Denials(List.of(), List.of(), Duration.ZERO, 0);
    private static final Visitors NO_VISITORS = new Visitors(List.of(), Map.of());

    private final YamlProblems problems = new YamlProblems();
    private final StrategyReader reader;

    private StrategyFile(Templates templates) {
        reader = new StrategyReader(templates, problems);
    }

    /**
     * Reads the file.
     *
     * @param templates the wordings that steps may name
     * @throws YamlException naming the file, and each path with what is wrong there
     */
    public static Strategies read(String file, String text, Templates templates) {
        return new StrategyFile(templates).strategies(YamlNode.read(file, text));
    }

    private Strategies strategies(YamlNode root) {
        root.entries();
        problems.check(
                () -> root.withOnly("version", "strategies", "experiments", "denials", "visitors"));
        var version = problems.attempt(() -> root.get("version").text());
        var all = all(root);
        References.check(root, all, problems);
        var experiments = new ArrayList<Experiment>();
        if (root.has("experiments")) {
            experiments.addAll(new ExperimentReader(all, problems).experiments(root));
        }
        var denials = problems.attempt(() -> denials(root.get("denials")));
        var visitors =
                problems.attempt(() -> root.get("visitors", NO_VISITORS, StrategyFile::visitors));
        problems.throwIfAny();
        return new Strategies(
                Objects.requireNonNull(version),
                all,
                experiments,
                Objects.requireNonNullElse(denials, NO_DENIALS),
                Objects.requireNonNullElse(visitors, NO_VISITORS));
    }

    private List<Strategy> all(YamlNode root) {
        var all = new ArrayList<Strategy>();
        var ids = new HashSet<String>();
        var nodes = problems.attempt(() -> root.get("strategies").list());
        for (var node : nodes == null ? List.<YamlNode>of() : nodes) {
            var strategy = reader.strategy(node, ids);
            if (strategy != null) {
                all.add(strategy);
            }
        }
        return all;
    }

    private static Denials denials(YamlNode node) {
        node.withOnly("nextStep", "askAgain", "after", "times");
        return new Denials(
                node.get("nextStep").list().stream().map(YamlNode::text).toList(),
                node.get("askAgain").list().stream().map(YamlNode::text).toList(),
                node.get("after").duration(),
                node.get("times").number(0, MOST_TIMES));
    }

    private static Visitors visitors(YamlNode node) {
        node.withOnly("own", "outside");
        var outside = new HashMap<String, List<String>>();
        if (node.has("outside")) {
            node.get("outside").entries().forEach((id, team) -> outside.put(id, names(team)));
        }
        return new Visitors(node.get("own", List.of(), StrategyFile::names), outside);
    }

    private static List<String> names(YamlNode node) {
        return node.list().stream().map(YamlNode::text).toList();
    }
}
