package io.forbear.contact.template;

import io.forbear.contact.yaml.YamlException;
import io.forbear.contact.yaml.YamlNode;
import io.forbear.contact.yaml.YamlProblems;
import io.forbear.documents.FieldWords;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the file of wordings and refuses it, naming every problem and its place, if a wording lacks
 * what it needs or says what it must not.
 */
public final class TemplateFile {
    private static final WordingRules SHIPPED = WordingRules.shipped();

    private final YamlProblems problems = new YamlProblems();

    private TemplateFile() {}

    /**
     * Reads the file by the rules that come with the service.
     *
     * @throws YamlException naming file, and path and what is wrong of every problem
     */
    public static Templates read(String file, String text) {
        return read(file, text, SHIPPED);
    }

    /**
     * Reads the file.
     *
     * @throws YamlException naming file, and path and what is wrong of every problem
     */
    public static Templates read(String file, String text, WordingRules rules) {
        return new TemplateFile().read(YamlNode.read(file, text), rules);
    }

    /**
     * Wordings that were approved before.
     *
     * @param breaches what is wrong with them by the rules of today; empty: nothing
     */
    public record Approved(Templates templates, List<String> breaches) {
        public Approved {
            breaches = List.copyOf(breaches);
        }
    }

    /**
     * Reads wordings that were approved by the rules of their day. New rules that came with the
     * service do not refuse them, which would stop the service; what breaks one is told.
     *
     * @throws YamlException if one of them cannot be read at all
     */
    public static Approved readApproved(String file, String text) {
        return readApproved(file, text, SHIPPED);
    }

    static Approved readApproved(String file, String text, WordingRules rules) {
        var reading = new TemplateFile();
        var root = YamlNode.read(file, text);
        var templates = reading.all(root, rules);
        if (templates.byId().size() < root.get("templates").list().size()) {
            reading.problems.throwIfAny();
        }
        return new Approved(templates, reading.problems.texts());
    }

    private Templates read(YamlNode root, WordingRules shipped) {
        var templates = all(root, shipped);
        problems.throwIfAny();
        return templates;
    }

    private Templates all(YamlNode root, WordingRules shipped) {
        root.withOnly("version", "fields", "phrases", "names", "contacts", "templates");
        var rules = root.has("fields") ? shipped.with(fields(root, shipped)) : shipped;
        var entities = entities(root);
        var check = new WordingCheck(rules, entities);
        var phrases = phrases(root, rules, check);
        names(root).forEach((_, node) -> add(node, check.tooLong(textsOf(node))));
        var reader = new TemplateReader(rules.catalogue(), phrases, check, problems);
        var byId = new HashMap<String, Template>();
        for (var node : root.get("templates").list()) {
            problems.read(() -> reader.template(node))
                    .filter(template -> byId.put(template.id(), template) != null)
                    .ifPresent(
                            template ->
                                    problems.note(
                                            node.get("id")
                                                    .wrong("is there twice: " + template.id())));
        }
        return new Templates(byId, entities);
    }

    private FieldCatalogue fields(YamlNode root, WordingRules shipped) {
        return WordingRulesFile.fields(root.get("fields"), shipped.catalogue().fields(), problems);
    }

    private Map<String, Map<String, String>> phrases(
            YamlNode root, WordingRules rules, WordingCheck check) {
        var phrases = new HashMap<String, Map<String, String>>();
        root.get("phrases")
                .entries()
                .forEach(
                        (name, node) -> {
                            var texts = textsOf(node);
                            phrases.put(name, texts);
                            if (rules.catalogue()
                                    .find(name)
                                    .filter(field -> field.source() == FieldSource.PHRASE)
                                    .isEmpty()) {
                                problems.note(
                                        node.wrong("no field of the catalogue is this phrase"));
                            }
                            texts.forEach(
                                    (language, text) ->
                                            add(
                                                    node.get(language),
                                                    check.oddities(language, text)));
                            if (texts.values().stream()
                                    .anyMatch(text -> FieldCatalogue.PLACE.matcher(text).find())) {
                                problems.note(node.wrong("has a field, which a phrase cannot"));
                            }
                        });
        return phrases;
    }

    private Entities entities(YamlNode root) {
        var names = new HashMap<String, Map<String, String>>();
        names(root).forEach((id, node) -> names.put(id, textsOf(node)));
        var details = new HashMap<String, Entities.Details>();
        if (root.has("contacts")) {
            root.get("contacts")
                    .entries()
                    .forEach(
                            (id, node) ->
                                    problems.read(() -> details(node))
                                            .ifPresent(one -> details.put(id, one)));
        }
        return new Entities(names, details);
    }

    private static Map<String, YamlNode> names(YamlNode root) {
        return root.has("names") ? root.get("names").entries() : Map.of();
    }

    private static Entities.Details details(YamlNode node) {
        node.withOnly("phone", "link");
        return new Entities.Details(
                checked(node, "phone", FieldType.PHONE).orElse(null),
                checked(node, "link", FieldType.LINK).orElse(null));
    }

    private static Optional<String> checked(YamlNode node, String member, FieldType type) {
        if (!node.has(member)) {
            return Optional.empty();
        }
        var value = node.get(member);
        try {
            return Optional.of(type.write(value.text(), new FieldWords(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw value.wrong(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> textsOf(YamlNode node) {
        return problems.read(() -> texts(node)).orElseGet(Map::of);
    }

    private void add(YamlNode node, List<String> found) {
        found.forEach(problem -> problems.note(node.wrong(problem)));
    }

    static Map<String, String> texts(YamlNode node) {
        var texts = new LinkedHashMap<String, String>();
        node.entries().forEach((language, text) -> texts.put(language, text.text()));
        if (texts.isEmpty()) {
            throw node.wrong("has no language");
        }
        return texts;
    }
}
