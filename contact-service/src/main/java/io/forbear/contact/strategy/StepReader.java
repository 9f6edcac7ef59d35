package io.forbear.contact.strategy;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.channel.VoiceMode;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.debtor.Reminder;
import io.forbear.contact.template.Template;
import io.forbear.contact.template.Templates;
import io.forbear.contact.yaml.YamlException;
import io.forbear.contact.yaml.YamlNode;
import io.forbear.contact.yaml.YamlProblems;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one step, and notes everything that cannot be meant. */
final class StepReader {
    private static final int MOST_TIMES = 50;
    private static final int MOST_PRIORITY = 1000;

    private final Templates templates;
    private final YamlProblems problems;

    StepReader(Templates templates, YamlProblems problems) {
        this.templates = templates;
        this.problems = problems;
    }

    /**
     * A step; null if it cannot be one.
     *
     * @param stages of its strategy
     */
    @Nullable Step step(YamlNode node, Set<String> stages, Set<String> ids) {
        checkMembers(node);
        var id = problems.attempt(() -> unique(node.get("id"), ids));
        var channel = problems.attempt(() -> node.get("channel").oneOf(Channel.class));
        var purpose = problems.attempt(() -> node.get("purpose").oneOf(Purpose.class));
        var party =
                problems.attempt(
                        () -> node.get("party", PartyKind.DEBTOR, n -> n.oneOf(PartyKind.class)));
        var after = problems.attempt(() -> node.get("after", Duration.ZERO, YamlNode::duration));
        var template = problems.attempt(() -> template(node));
        if (template != null) {
            problems.check(() -> checkInstalment(node, template, stages));
        }
        if (template != null && channel != null && party != null) {
            problems.check(() -> check(node, template, channel, party));
        }
        return id == null
                        || channel == null
                        || purpose == null
                        || party == null
                        || after == null
                        || template == null
                ? null
                : problems.attempt(() -> step(node, id, channel, purpose, party, template, after));
    }

    private void checkMembers(YamlNode node) {
        problems.check(
                () ->
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
                                "priority",
                                "alternatives"));
    }

    private static Step step(
            YamlNode node,
            String id,
            Channel channel,
            Purpose purpose,
            PartyKind party,
            Template template,
            Duration after) {
        try {
            var step =
                    new Step(
                            id,
                            channel,
                            node.has("voiceMode")
                                    ? node.get("voiceMode").oneOf(VoiceMode.class)
                                    : null,
                            purpose,
                            party,
                            template.id(),
                            after,
                            node.has("window") ? window(node.get("window")) : null,
                            node.get("time", StepTime.EARLIEST, n -> n.oneOf(StepTime.class)),
                            node.get("times", 1, n -> n.number(1, MOST_TIMES)),
                            node.get("every", after, YamlNode::duration),
                            node.get("priority", 0, n -> n.number(0, MOST_PRIORITY)),
                            node.get("alternatives", List.of(), StepReader::channels));
            if (step.times() > 1 && step.every().isZero()) {
                throw node.wrong("repeats without a pause; set every");
            }
            return step;
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static List<Channel> channels(YamlNode node) {
        return node.list().stream().map(one -> one.oneOf(Channel.class)).toList();
    }

    private Template template(YamlNode node) {
        var place = node.get("template");
        return templates
                .find(place.text())
                .orElseThrow(() -> place.wrong("there is no such template"));
    }

    /** Only a reminder knows the instalment that a wording names. */
    private static void checkInstalment(YamlNode node, Template template, Set<String> stages) {
        if (template.namesInstalment() && !stages.equals(Set.of(Reminder.STAGE))) {
            throw node.get("template")
                    .wrong("names an instalment; only stage " + Reminder.STAGE + " has one");
        }
    }

    /** What only step and wording together can get wrong. */
    private static void check(YamlNode node, Template template, Channel channel, PartyKind party)
            throws YamlException {
        var alternatives = node.get("alternatives", List.<Channel>of(), StepReader::channels);
        for (var one : Stream.concat(Stream.of(channel), alternatives.stream()).toList()) {
            if (!template.channels().contains(one)) {
                throw node.get("template").wrong("is not meant for channel " + one);
            }
        }
        if (template.speaksOfTheDebt() && !party.mayKnowOfTheDebt()) {
            throw node.get("template")
                    .wrong("speaks of the debt, which is none of the business of a " + party);
        }
    }

    private static Window window(YamlNode node) {
        node.withOnly("from", "to");
        try {
            return new Window(node.get("from").time(), node.get("to").time());
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()));
        }
    }

    static String unique(YamlNode node, Set<String> known) {
        if (!known.add(node.text())) {
            throw node.wrong("is there twice: " + node.text());
        }
        return node.text();
    }
}
