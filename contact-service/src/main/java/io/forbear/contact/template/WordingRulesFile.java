package io.forbear.contact.template;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.wording.Phrase;
import io.forbear.contact.yaml.YamlException;
import io.forbear.contact.yaml.YamlNode;
import io.forbear.contact.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rules of wordings, and the parts that files of wordings have in common with them. */
public final class WordingRulesFile {
    private static final int LONGEST = 1000;
    private static final int LONGEST_SUBJECT = 998; // RFC 5322, 2.1.1
    private static final int MOST_SEGMENTS = 20;

    private WordingRulesFile() {}

    /**
     * Reads the file.
     *
     * @throws YamlException naming every problem and its place
     */
    public static WordingRules read(String file, String text) {
        var root =
                YamlNode.read(file, text)
                        .withOnly(
                                "fields",
                                "disclosures",
                                "forbidden",
                                "withheld",
                                "subjects",
                                "segments");
        var problems = new YamlProblems();
        var fields = fields(root.get("fields"), Map.of(), problems);
        var disclosures = new ArrayList<Disclosure>();
        for (var node : root.get("disclosures").list()) {
            problems.read(() -> disclosure(node, fields)).ifPresent(disclosures::add);
        }
        var forbidden = new ArrayList<Forbidden>();
        for (var node : root.get("forbidden").list()) {
            problems.read(() -> forbidden(node)).ifPresent(forbidden::add);
        }
        var withheld = new ArrayList<Withheld>();
        for (var node : root.get("withheld").list()) {
            problems.read(() -> withheld(node)).ifPresent(withheld::add);
        }
        var subjects = problems.read(() -> subjects(root.get("subjects")));
        var segments = new EnumMap<Channel, Integer>(Channel.class);
        problems.read(() -> segments(root.get("segments"))).ifPresent(segments::putAll);
        problems.throwIfAny();
        return new WordingRules(
                fields, disclosures, forbidden, withheld, subjects.orElseThrow(), segments);
    }

    /** A catalogue of fields, beginning with those known. */
    static FieldCatalogue fields(YamlNode node, Map<String, Field> known, YamlProblems problems) {
        var fields = new HashMap<>(known);
        for (var entry : node.entries().entrySet()) {
            problems.read(() -> field(entry.getKey(), entry.getValue()))
                    .ifPresent(
                            field -> {
                                if (fields.put(field.name(), field) != null) {
                                    problems.note(entry.getValue().wrong("is declared already"));
                                }
                            });
        }
        return new FieldCatalogue(fields);
    }

    private static Field field(String name, YamlNode node) {
        node.withOnly("type", "source", "discloses", "longest");
        var type = node.get("type").oneOf(FieldType.class);
        var source =
                FieldSource.named(node.get("source").text())
                        .orElseThrow(() -> node.get("source").wrong("there is no such source"));
        if (!name.matches("\\w+")) {
            throw node.wrong("a field's name has letters and digits only");
        }
        try {
            return new Field(
                    name,
                    type,
                    source,
                    discloses(node, source),
                    node.get("longest", type.usuallyLongest(), n -> n.number(1, LONGEST)));
        } catch (IllegalArgumentException e) {
            throw node.get("type").wrong(String.valueOf(e.getMessage()));
        }
    }

    /** Facts disclose what they are; of phrases and what others fill in, the catalogue says it. */
    private static @Nullable DisclosedItem discloses(YamlNode node, FieldSource source) {
        if (!node.has("discloses")) {
            return source.discloses();
        }
        if (source != FieldSource.PHRASE) {
            throw node.get("discloses").wrong("is said of phrases only");
        }
        return node.get("discloses").oneOf(DisclosedItem.class);
    }

    private static Disclosure disclosure(YamlNode node, FieldCatalogue fields) {
        node.withOnly(
                "rule",
                "cite",
                "jurisdictions",
                "coverage",
                "channels",
                "ofTheDebt",
                "needs",
                "needsFields");
        var needed = node.get("needsFields", List.<YamlNode>of(), YamlNode::list);
        for (var one : needed) {
            if (fields.find(one.text()).isEmpty()) {
                throw one.wrong("there is no field " + one.text());
            }
        }
        return new Disclosure(
                node.get("rule").text(),
                node.get("cite").text(),
                scope(node),
                node.get("channels", Set.of(), n -> oneOf(n, Channel.class)),
                node.get("ofTheDebt", false, YamlNode::flag),
                node.get("needs", List.<YamlNode>of(), YamlNode::list).stream()
                        .map(item -> item.oneOf(DisclosedItem.class))
                        .toList(),
                needed.stream().map(YamlNode::text).toList());
    }

    private static Forbidden forbidden(YamlNode node) {
        node.withOnly(
                "rule", "cite", "jurisdictions", "coverage", "language", "onlyIfSilent", "phrases");
        return new Forbidden(
                node.get("rule").text(),
                node.get("cite").text(),
                scope(node),
                node.get("language").text(),
                node.get("onlyIfSilent", false, YamlNode::flag),
                node.get("phrases").list().stream().map(WordingRulesFile::phrase).toList());
    }

    private static Withheld withheld(YamlNode node) {
        node.withOnly("rule", "cite", "jurisdictions", "coverage", "items");
        return new Withheld(
                node.get("rule").text(),
                node.get("cite").text(),
                scope(node),
                node.get("items").list().stream()
                        .map(item -> item.oneOf(DisclosedItem.class))
                        .toList());
    }

    private static SubjectRules subjects(YamlNode node) {
        node.withOnly("longest", "silent");
        return new SubjectRules(
                node.get("longest").number(1, LONGEST_SUBJECT),
                node.get("silent").list().stream()
                        .map(one -> one.withOnly("rule", "cite", "jurisdictions", "coverage"))
                        .map(
                                one ->
                                        new SubjectRules.Silent(
                                                one.get("rule").text(),
                                                one.get("cite").text(),
                                                scope(one)))
                        .toList());
    }

    private static Phrase phrase(YamlNode node) {
        try {
            return Phrase.of(node.text());
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Map<Channel, Integer> segments(YamlNode node) {
        node.withOnly(Channel.SMS.name());
        return Map.of(Channel.SMS, segmentsOf(node.get(Channel.SMS.name())));
    }

    static int segmentsOf(YamlNode node) {
        return node.number(1, MOST_SEGMENTS);
    }

    /** The members {@code jurisdictions} and {@code coverage}, each of which may be absent. */
    static Scope scope(YamlNode node) {
        return new Scope(
                node.get("jurisdictions", Set.of(), YamlNode::texts),
                node.get("coverage", Set.of(), n -> oneOf(n, Coverage.class)));
    }

    private static <E extends Enum<E>> Set<E> oneOf(YamlNode node, Class<E> type) {
        return node.list().stream()
                .map(item -> item.oneOf(type))
                .collect(Collectors.toUnmodifiableSet());
    }
}
