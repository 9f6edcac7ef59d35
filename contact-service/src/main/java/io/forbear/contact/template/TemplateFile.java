package io.forbear.contact.template;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.yaml.YamlException;
import io.forbear.contact.yaml.YamlNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the file of wordings and refuses it, naming the place, if a wording lacks what it needs.
 */
public final class TemplateFile {
    /**
     * Required contents of a collection letter (card measures 2011 art. 69), CN-LETTER-01's names.
     */
    static final List<String> LETTER_FIELDS =
            List.of(
                    "cardholderName",
                    "outstandingBalance",
                    "reason",
                    "legalBasis",
                    "rightsAndObligations",
                    "statusQueryChannel",
                    "repaymentInfo",
                    "objectionChannel",
                    "evidenceChannel",
                    "issuerContact",
                    "businessSeal");

    private final Map<Placeholder, Map<String, String>> phrases;

    private TemplateFile(Map<Placeholder, Map<String, String>> phrases) {
        this.phrases = phrases;
    }

    /**
     * Reads the file.
     *
     * @throws YamlException naming file, path and what is wrong
     */
    public static Templates read(String file, String text) {
        var root = YamlNode.read(file, text).withOnly("version", "phrases", "names", "templates");
        var phrases = phrases(root.get("phrases"));
        var names = new HashMap<String, Map<String, String>>();
        if (root.has("names")) {
            root.get("names").entries().forEach((id, name) -> names.put(id, texts(name)));
        }
        var byId = new HashMap<String, Template>();
        for (var node : root.get("templates").list()) {
            var template = new TemplateFile(phrases).template(node);
            if (byId.put(template.id(), template) != null) {
                throw node.get("id").wrong("is there twice: " + template.id());
            }
        }
        return new Templates(byId, phrases, names);
    }

    private static Map<Placeholder, Map<String, String>> phrases(YamlNode node) {
        node.withOnly("optOut", "miniMiranda");
        var phrases = new EnumMap<Placeholder, Map<String, String>>(Placeholder.class);
        phrases.put(Placeholder.OPT_OUT, texts(node.get("optOut")));
        phrases.put(Placeholder.MINI_MIRANDA, texts(node.get("miniMiranda")));
        return phrases;
    }

    private Template template(YamlNode node) {
        node.withOnly("id", "channels", "speaksOfTheDebt", "says", "text", "letter");
        var channels = channels(node.get("channels"));
        var texts = wording(node, channels);
        var disclosed = new LinkedHashSet<DisclosedItem>();
        if (node.get("speaksOfTheDebt").flag()) {
            disclosed.add(DisclosedItem.DEBT_EXISTENCE);
        }
        if (texts.isEmpty()) {
            node.get("says").list().forEach(n -> disclosed.add(n.oneOf(DisclosedItem.class)));
        } else {
            placeholders(node, texts).forEach(place -> disclosed.add(place.discloses()));
        }
        checkDisclosed(node, channels, disclosed);
        var letterFields = node.has("letter") ? LETTER_FIELDS : List.<String>of();
        return new Template(node.get("id").text(), channels, disclosed, texts, letterFields);
    }

    private static Map<String, String> wording(YamlNode node, Set<Channel> channels) {
        var carryText = channels.stream().map(Channel::carriesText).distinct().toList();
        if (carryText.size() > 1) {
            throw node.get("channels").wrong("mixes live conversations with messages");
        }
        if (channels.contains(Channel.LETTER)) {
            return letter(node.get("letter"));
        }
        return carryText.getFirst() ? texts(node.get("text")) : Map.of();
    }

    /** A letter is the sum of its required contents, so that none can be forgotten. */
    private static Map<String, String> letter(YamlNode node) {
        node.withOnly(LETTER_FIELDS.toArray(String[]::new));
        var letter = new LinkedHashMap<String, String>();
        for (var field : LETTER_FIELDS) {
            var texts = texts(node.get(field));
            if (!letter.isEmpty() && !letter.keySet().equals(texts.keySet())) {
                throw node.get(field).wrong("must be in the languages " + letter.keySet());
            }
            texts.forEach((language, text) -> letter.merge(language, text, (a, b) -> a + "\n" + b));
        }
        return letter;
    }

    /** The same places in every language, or what is disclosed would depend on the language. */
    private Set<Placeholder> placeholders(YamlNode node, Map<String, String> texts) {
        try {
            var inEach = texts.values().stream().map(Placeholder::in).toList();
            if (inEach.stream().distinct().count() > 1) {
                throw node.wrong("has other placeholders in one language than in another");
            }
            inEach.getFirst().forEach(place -> checkPhrase(node, place, texts.keySet()));
            return inEach.getFirst();
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()));
        }
    }

    private void checkPhrase(YamlNode node, Placeholder place, Set<String> languages) {
        var phrase = phrases.get(place);
        if (phrase != null && !phrase.keySet().containsAll(languages)) {
            throw node.wrong("needs the phrase for " + place + " in all of " + languages);
        }
    }

    private static void checkDisclosed(
            YamlNode node, Set<Channel> channels, Set<DisclosedItem> disclosed) {
        var needed = EnumSet.of(DisclosedItem.CREDITOR_NAME, DisclosedItem.COLLECTOR_NAME);
        if (!disclosed.contains(DisclosedItem.DEBT_EXISTENCE)) {
            // a location call does not say for whom it is made (12 CFR 1006.10(b)(1))
            needed.remove(DisclosedItem.CREDITOR_NAME);
        }
        if (channels.stream().anyMatch(Channel::needsOptOut)) {
            needed.add(DisclosedItem.OPT_OUT_NOTICE);
        }
        if (!disclosed.containsAll(needed)) {
            throw node.wrong("must disclose " + needed + ", discloses " + disclosed);
        }
        var details = Set.of(DisclosedItem.DEBT_AMOUNT, DisclosedItem.MINI_MIRANDA);
        if (!disclosed.contains(DisclosedItem.DEBT_EXISTENCE)
                && disclosed.stream().anyMatch(details::contains)) {
            throw node.get("speaksOfTheDebt").wrong("is false, but it does: " + disclosed);
        }
    }

    private static Set<Channel> channels(YamlNode node) {
        var channels =
                node.list().stream()
                        .map(item -> item.oneOf(Channel.class))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (channels.isEmpty()) {
            throw node.wrong("names no channel");
        }
        return channels;
    }

    private static Map<String, String> texts(YamlNode node) {
        var texts = new LinkedHashMap<String, String>();
        node.entries().forEach((language, text) -> texts.put(language, text.text()));
        if (texts.isEmpty()) {
            throw node.wrong("has no language");
        }
        return texts;
    }
}
