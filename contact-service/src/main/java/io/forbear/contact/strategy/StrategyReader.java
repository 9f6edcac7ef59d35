package io.forbear.contact.strategy;

import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.template.Templates;
import io.forbear.contact.yaml.YamlNode;
import io.forbear.contact.yaml.YamlProblems;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one strategy, and notes everything that cannot be meant. */
final class StrategyReader {
    private static final int MOST_CONTACTS = 1000;
    private static final Set<String> CONDITIONS =
            Set.of(
                    "rightPartyContacts",
                    "attempts",
                    "inStage",
                    "balanceBelow",
                    "sharePaid",
                    "promiseMade");

    private final YamlProblems problems;
    private final StepReader stepReader;

    StrategyReader(Templates templates, YamlProblems problems) {
        this.problems = problems;
        stepReader = new StepReader(templates, problems);
    }

    /** A strategy; null if it cannot be one. */
    @Nullable Strategy strategy(YamlNode node, Set<String> ids) {
        problems.check(
                () ->
                        node.withOnly(
                                "id",
                                "stages",
                                "jurisdictions",
                                "products",
                                "coverage",
                                "risk",
                                "willingness",
                                "onlyByReference",
                                "steps",
                                "stopWhen",
                                "whenUsedUp",
                                "noContact"));
        var id = problems.attempt(() -> StepReader.unique(node.get("id"), ids));
        var selection = problems.attempt(() -> selection(node));
        var steps = steps(node, selection == null ? Set.of() : selection.stages());
        var stops = stops(node);
        var escalation =
                node.has("whenUsedUp")
                        ? problems.attempt(() -> escalation(node.get("whenUsedUp")))
                        : null;
        var noContact =
                node.has("noContact") ? problems.attempt(() -> node.get("noContact").text()) : null;
        problems.check(() -> checkShape(node));
        return id == null || selection == null
                ? null
                : new Strategy(id, selection, steps, stops, escalation, noContact);
    }

    private static Selection selection(YamlNode node) {
        return new Selection(
                node.get("stages", Set.of(), YamlNode::texts),
                node.get("jurisdictions", Set.of(), YamlNode::texts),
                node.get("products", Set.of(), YamlNode::texts),
                node.get("coverage", Set.of(), StrategyReader::coverage),
                node.get("risk", Set.of(), YamlNode::texts),
                node.get("willingness", Set.of(), YamlNode::texts),
                node.get("onlyByReference", false, YamlNode::flag));
    }

    private List<Step> steps(YamlNode node, Set<String> stages) {
        var steps = new ArrayList<Step>();
        if (!node.has("steps")) {
            return steps;
        }
        var ids = new HashSet<String>();
        var nodes = problems.attempt(() -> node.get("steps").list());
        for (var one : nodes == null ? List.<YamlNode>of() : nodes) {
            var step = stepReader.step(one, stages, ids);
            if (step != null) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** A strategy says what is done, or why nothing is. */
    private static void checkShape(YamlNode node) {
        if (node.has("noContact")) {
            for (var name : List.of("steps", "stopWhen", "whenUsedUp")) {
                if (node.has(name)) {
                    throw node.get(name).wrong("makes no sense beside noContact");
                }
            }
        } else if (!node.has("whenUsedUp") || node.has("stopWhen")) {
            node.get("steps");
        }
    }

    private List<StopRule> stops(YamlNode node) {
        var stops = new ArrayList<StopRule>();
        if (!node.has("stopWhen")) {
            return stops;
        }
        var nodes = problems.attempt(() -> node.get("stopWhen").list());
        for (var one : nodes == null ? List.<YamlNode>of() : nodes) {
            var rule = problems.attempt(() -> stop(one, node));
            if (rule != null) {
                stops.add(rule);
            }
        }
        return stops;
    }

    private static StopRule stop(YamlNode node, YamlNode strategy) {
        var named = new HashSet<>(node.entries().keySet());
        named.remove("then");
        if (named.size() != 1 || !CONDITIONS.containsAll(named)) {
            throw node.wrong(
                    "names exactly one condition of "
                            + CONDITIONS.stream().sorted().toList()
                            + ", and then, found "
                            + named);
        }
        var then = node.get("then", StopRule.Then.STOP, n -> n.oneOf(StopRule.Then.class));
        if (then == StopRule.Then.ESCALATE && !strategy.has("whenUsedUp")) {
            throw node.get("then").wrong("needs a whenUsedUp");
        }
        return new StopRule(condition(named.iterator().next(), node), then);
    }

    private static StopCondition condition(String name, YamlNode parent) {
        var node = parent.get(name);
        return switch (name) {
            case "rightPartyContacts" ->
                    new StopCondition.RightPartyContacts(node.number(1, MOST_CONTACTS));
            case "attempts" -> new StopCondition.Attempts(node.number(1, MOST_CONTACTS));
            case "inStage" -> new StopCondition.InStage(node.duration());
            case "balanceBelow" -> new StopCondition.BalanceBelow(money(node));
            case "sharePaid" -> new StopCondition.SharePaid(node.number(1, Experiment.WHOLE));
            default -> {
                if (!node.flag()) {
                    throw node.wrong("is true or left out");
                }
                yield new StopCondition.PromiseMade();
            }
        };
    }

    private static Money money(YamlNode node) {
        node.withOnly("amount", "currency");
        try {
            return new Money(
                    new BigDecimal(node.get("amount").text()), node.get("currency").text());
        } catch (IllegalArgumentException e) {
            throw node.wrong("expected an amount in quotes and a currency: " + e.getMessage());
        }
    }

    private static Escalation escalation(YamlNode node) {
        if (node.has("strategy")) {
            return new Escalation.NextStrategy(node.withOnly("strategy").get("strategy").text());
        }
        if (node.has("task")) {
            node.withOnly("task", "reason");
            return new Escalation.TaskForPerson(node.get("task").text(), node.get("reason").text());
        }
        node.withOnly("legalReferral", "strategy", "task");
        return new Escalation.LegalReferral(node.get("legalReferral").text());
    }

    private static Set<Coverage> coverage(YamlNode node) {
        return node.list().stream()
                .map(item -> item.oneOf(Coverage.class))
                .collect(Collectors.toUnmodifiableSet());
    }
}
