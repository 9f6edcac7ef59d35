package io.forbear.contact.aid;

import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what persons say; the shipped file says what it is made of. */
public final class ConversationFile {
    private static final Pattern PLACE = Pattern.compile("\\{(?!creditor}|collector})[^}]*}");

    private ConversationFile() {}

    /**
     * Reads a file.
     *
     * @throws io.forbear.contact.yaml.YamlException naming file and place of what is wrong
     */
    public static Conversation read(String file, String text) {
        var root = YamlNode.read(file, text).withOnly("version", "forbidden", "mustSay", "scripts");
        var scripts = texts(root.get("scripts"), "tasks", "stages");
        var last = scripts.isEmpty() ? null : scripts.getLast();
        if (last == null || !last.tasks().isEmpty() || !last.stages().isEmpty()) {
            throw root.get("scripts").wrong("the last one must suit every task and stage");
        }
        return new Conversation(
                root.get("version").text(),
                texts(root.get("forbidden"), "jurisdictions", "source"),
                texts(root.get("mustSay"), "jurisdictions", "coverage", "source"),
                scripts);
    }

    private static List<Text> texts(YamlNode list, String... members) {
        var all = new ArrayList<Text>();
        var ids = new HashSet<String>();
        var known = new ArrayList<>(List.of(members));
        known.addAll(List.of("id", "text"));
        for (var node : list.list()) {
            node.withOnly(known.toArray(String[]::new));
            all.add(text(node));
            if (!ids.add(all.getLast().id())) {
                throw node.get("id").wrong("is there twice: " + all.getLast().id());
            }
        }
        return all;
    }

    private static Text text(YamlNode node) {
        var lines = new LinkedHashMap<String, List<String>>();
        node.get("text")
                .entries()
                .forEach((language, text) -> lines.put(language, lines(text, node)));
        if (lines.isEmpty()) {
            throw node.get("text").wrong("expected a text in some language");
        }
        return new Text(
                node.get("id").text(),
                some(node, "tasks"),
                some(node, "stages"),
                some(node, "jurisdictions"),
                node.get("coverage", Set.of(), ConversationFile::coverage),
                node.get("source", "", YamlNode::text),
                lines);
    }

    private static List<String> lines(YamlNode text, YamlNode of) {
        var lines =
                text.isList()
                        ? text.list().stream().map(YamlNode::text).toList()
                        : List.of(text.text());
        for (var line : lines) {
            if (PLACE.matcher(line).find()) {
                throw of.get("text")
                        .wrong("only {creditor} and {collector} are filled in: " + line);
            }
        }
        return lines;
    }

    private static Set<String> some(YamlNode node, String name) {
        return node.get(name, Set.of(), YamlNode::texts);
    }

    private static Set<Coverage> coverage(YamlNode node) {
        return node.list().stream()
                .map(one -> one.oneOf(Coverage.class))
                .collect(Collectors.toUnmodifiableSet());
    }
}
