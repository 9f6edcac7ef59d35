package io.forbear.contact.strategy;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.channel.VoiceMode;
import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.debtor.Reminder;
import io.forbear.contact.template.Templates;
import io.forbear.contact.yaml.YamlException;
import io.forbear.contact.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the strategy file and refuses it, naming the place, if anything in it cannot be meant. */
public final class StrategyFile {
    private static final int MOST_TIMES = 50;
    private static final int MOST_PRIORITY = 1000;

    private final Templates templates;

    private StrategyFile(Templates templates) {
        this.templates = templates;
    }

    /**
     * Reads the file.
     *
     * @param templates the wordings that steps may name
     * @throws YamlException naming file, path and what is wrong
     */
    public static Strategies read(String file, String text, Templates templates) {
        return new StrategyFile(templates).strategies(YamlNode.read(file, text));
    }

    private Strategies strategies(YamlNode root) {
        root.withOnly("version", "strategies", "denials", "visitors");
        var all = new ArrayList<Strategy>();
        var ids = new HashSet<String>();
        for (var node : root.get("strategies").list()) {
            all.add(strategy(node, ids));
        }
        return new Strategies(
                root.get("version").text(),
                all,
                denials(root.get("denials")),
                root.get("visitors", new Visitors(List.of(), Map.of()), StrategyFile::visitors));
    }

    private Strategy strategy(YamlNode node, Set<String> ids) {
        node.withOnly("id", "stages", "jurisdictions", "products", "coverage", "steps");
        var steps = new ArrayList<Step>();
        var stepIds = new HashSet<String>();
        var stages = node.get("stages", Set.<String>of(), YamlNode::texts);
        for (var step : node.get("steps").list()) {
            steps.add(step(step, stepIds));
            checkInstalment(step, steps.getLast(), stages);
        }
        return new Strategy(
                unique(node.get("id"), ids),
                stages,
                node.get("jurisdictions", Set.of(), YamlNode::texts),
                node.get("products", Set.of(), YamlNode::texts),
                node.get("coverage", Set.of(), StrategyFile::coverage),
                steps);
    }

    private Step step(YamlNode node, Set<String> ids) {
        node.withOnly(
                "id",
                "channel",
                "voiceMode",
                "purpose",
                "party",
                "template",
                "after",
                "window",
                "time",
                "times",
                "every",
                "priority");
        var after = node.get("after", Duration.ZERO, YamlNode::duration);
        var id = unique(node.get("id"), ids);
        try {
            var step =
                    new Step(
                            id,
                            node.get("channel").oneOf(Channel.class),
                            node.has("voiceMode")
                                    ? node.get("voiceMode").oneOf(VoiceMode.class)
                                    : null,
                            node.get("purpose").oneOf(Purpose.class),
                            node.get("party", PartyKind.DEBTOR, n -> n.oneOf(PartyKind.class)),
                            node.get("template").text(),
                            after,
                            node.has("window") ? window(node.get("window")) : null,
                            node.get("time", StepTime.EARLIEST, n -> n.oneOf(StepTime.class)),
                            node.get("times", 1, n -> n.number(1, MOST_TIMES)),
                            node.get("every", after, YamlNode::duration),
                            node.get("priority", 0, n -> n.number(0, MOST_PRIORITY)));
            return checked(node, step);
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()));
        }
    }

    /** Only a reminder knows the instalment that a wording names. */
    private void checkInstalment(YamlNode node, Step step, Set<String> stages) {
        var names = templates.get(step.templateId()).namesInstalment();
        if (names && !stages.equals(Set.of(Reminder.STAGE))) {
            throw node.get("template")
                    .wrong("names an instalment; only stage " + Reminder.STAGE + " has one");
        }
    }

    /** What only step and wording together can get wrong. */
    private Step checked(YamlNode node, Step step) {
        var template =
                templates
                        .find(step.templateId())
                        .orElseThrow(() -> node.get("template").wrong("there is no such template"));
        if (!template.channels().contains(step.channel())) {
            throw node.get("template").wrong("is not meant for channel " + step.channel());
        }
        if (template.speaksOfTheDebt() && !step.party().mayKnowOfTheDebt()) {
            throw node.get("template")
                    .wrong(
                            "speaks of the debt, which is none of the business of a "
                                    + step.party());
        }
        if (step.times() > 1 && step.every().isZero()) {
            throw node.wrong("repeats without a pause; set every");
        }
        return step;
    }

    private static Window window(YamlNode node) {
        node.withOnly("from", "to");
        try {
            return new Window(node.get("from").time(), node.get("to").time());
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Set<Coverage> coverage(YamlNode node) {
        return node.list().stream()
                .map(item -> item.oneOf(Coverage.class))
                .collect(Collectors.toUnmodifiableSet());
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

    private static String unique(YamlNode node, Set<String> known) {
        if (!known.add(node.text())) {
            throw node.wrong("is there twice: " + node.text());
        }
        return node.text();
    }
}
