package io.forbear.contact.followup;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.channel.VoiceMode;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.template.DisclosedItem;
import io.forbear.contact.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rules of what is left to do; the shipped file says what they are made of. */
public final class FollowUpFile {
    private static final int MOST = 100;

    private FollowUpFile() {}

    /**
     * Reads a file.
     *
     * @throws io.forbear.contact.yaml.YamlException naming file and place of what is wrong
     */
    public static FollowUps read(String file, String text) {
        var root = YamlNode.read(file, text).withOnly("version", "followUps");
        var all = new ArrayList<FollowUp>();
        var ids = new HashSet<String>();
        for (var node : root.get("followUps").list()) {
            all.add(followUp(node));
            if (!ids.add(all.getLast().id())) {
                throw node.get("id").wrong("is there twice: " + all.getLast().id());
            }
        }
        return new FollowUps(root.get("version").text(), all);
    }

    private static FollowUp followUp(YamlNode node) {
        node.withOnly(
                "id",
                "results",
                "outcomes",
                "parties",
                "task",
                "channel",
                "at",
                "within",
                "remind",
                "priority",
                "escalate",
                "contact",
                "stale");
        try {
            return new FollowUp(
                    node.get("id").text(),
                    some(node, "results", ContactResult.class),
                    some(node, "outcomes", Outcome.class),
                    some(node, "parties", PartyKind.class),
                    task(node.get("task")),
                    node.has("channel") ? node.get("channel").oneOf(Channel.class) : null,
                    node.has("at") && node.get("at").oneOf(At.class) == At.WISHED,
                    node.get("within").duration(),
                    node.get("remind", Duration.ZERO, YamlNode::duration),
                    node.get("priority").number(0, MOST),
                    node.get("escalate", 0, one -> one.number(0, MOST)),
                    contact(node),
                    node.has("stale") ? stale(node.get("stale")) : null);
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()));
        }
    }

    private enum At {
        WISHED
    }

    private static String task(YamlNode node) {
        if (!node.text().matches("[A-Z][A-Z0-9_]{0,59}")) {
            throw node.wrong("expected a name like CALL_BACK, found " + node.text());
        }
        return node.text();
    }

    private static FollowUp.Stale stale(YamlNode node) {
        node.withOnly("after", "task");
        return new FollowUp.Stale(node.get("after").duration(), task(node.get("task")));
    }

    private static @Nullable WishedContact contact(YamlNode node) {
        if (!node.has("contact")) {
            return null;
        }
        var contact = node.get("contact").withOnly("channel", "voiceMode", "says", "saysForOthers");
        return new WishedContact(
                contact.get("channel").oneOf(Channel.class),
                contact.has("voiceMode") ? contact.get("voiceMode").oneOf(VoiceMode.class) : null,
                some(contact, "says", DisclosedItem.class),
                some(contact, "saysForOthers", DisclosedItem.class));
    }

    private static <E extends Enum<E>> Set<E> some(YamlNode node, String name, Class<E> type) {
        return node.has(name)
                ? node.get(name).list().stream()
                        .map(one -> one.oneOf(type))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
