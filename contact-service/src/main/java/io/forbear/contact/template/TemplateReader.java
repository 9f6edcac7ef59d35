package io.forbear.contact.template;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.wording.SmsSegments;
import io.forbear.contact.yaml.YamlNode;
import io.forbear.contact.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads one wording of a file. */
final class TemplateReader {
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

    private static final int MOST_VERSIONS = 1_000_000;

    private final FieldCatalogue catalogue;
    private final Map<String, Map<String, String>> phrases;
    private final WordingCheck check;
    private final YamlProblems problems;

    TemplateReader(
            FieldCatalogue catalogue,
            Map<String, Map<String, String>> phrases,
            WordingCheck check,
            YamlProblems problems) {
        this.catalogue = catalogue;
        this.phrases = phrases;
        this.check = check;
        this.problems = problems;
    }

    Template template(YamlNode node) {
        node.withOnly(
                "id",
                "version",
                "channels",
                "jurisdictions",
                "coverage",
                "notFor",
                "segments",
                "speaksOfTheDebt",
                "says",
                "subject",
                "text",
                "letter");
        var channels = channels(node.get("channels"));
        var texts = wording(node, channels);
        var fields = fields(texts);
        var speaks = node.get("speaksOfTheDebt").flag();
        var disclosed = disclosed(node, texts, fields, speaks);
        checkFields(node, texts, fields);
        var subjects = subjects(node, channels, texts);
        var letterFields = node.has("letter") ? LETTER_FIELDS : List.<String>of();
        var approved = approved(node, channels, texts, subjects, fields, disclosed);
        var template =
                new Template(
                        approved.templateId(),
                        reach(node),
                        channels,
                        disclosed,
                        texts,
                        letterFields,
                        fields,
                        approved,
                        approved.digest(),
                        Map.of());
        var place = speaks ? node : node.get("speaksOfTheDebt");
        add(place, check.problems(template, speaks));
        checkTexts(node, template);
        return template.withSms(sms(node, template));
    }

    private static Set<DisclosedItem> disclosed(
            YamlNode node, Map<String, String> texts, Set<Field> fields, boolean speaks) {
        var disclosed = new LinkedHashSet<DisclosedItem>();
        if (speaks) {
            disclosed.add(DisclosedItem.DEBT_EXISTENCE);
        }
        if (texts.isEmpty()) {
            node.get("says").list().forEach(n -> disclosed.add(n.oneOf(DisclosedItem.class)));
        }
        for (var field : fields) {
            var item = field.discloses();
            if (item != null) {
                disclosed.add(item);
            }
        }
        return disclosed;
    }

    private ApprovedText approved(
            YamlNode node,
            Set<Channel> channels,
            Map<String, String> texts,
            Map<String, String> subjects,
            Set<Field> fields,
            Set<DisclosedItem> disclosed) {
        SortedMap<String, SortedMap<String, String>> spoken = new TreeMap<>();
        var types = new TreeMap<String, FieldType>();
        for (var field : fields) {
            if (field.source() == FieldSource.PHRASE) {
                var phrase = new TreeMap<>(phrases.getOrDefault(field.name(), Map.of()));
                phrase.keySet().retainAll(texts.keySet());
                spoken.put(field.name(), phrase);
            } else {
                types.put(field.name(), field.type());
            }
        }
        return new ApprovedText(
                node.get("id").text(),
                node.get("version", 1, n -> n.number(1, MOST_VERSIONS)),
                new TreeMap<>(texts),
                new TreeMap<>(subjects),
                spoken,
                types,
                channels.stream().map(Enum::name).sorted().toList(),
                disclosed.stream().map(Enum::name).sorted().toList());
    }

    /** An e-mail needs one in every language of its text; nothing else can have one. */
    private Map<String, String> subjects(
            YamlNode node, Set<Channel> channels, Map<String, String> texts) {
        if (!channels.contains(Channel.EMAIL)) {
            if (node.has("subject")) {
                problems.note(node.get("subject").wrong("is for EMAIL only"));
            }
            return Map.of();
        }
        if (!node.has("subject")) {
            problems.note(node.wrong("lacks subject, which an e-mail needs"));
            return Map.of();
        }
        var subjects =
                problems.read(() -> TemplateFile.texts(node.get("subject"))).orElseGet(Map::of);
        if (!subjects.isEmpty() && !subjects.keySet().equals(texts.keySet())) {
            problems.note(node.get("subject").wrong("must be in the languages " + texts.keySet()));
        }
        return subjects;
    }

    private static Reach reach(YamlNode node) {
        var but =
                node.get("notFor", List.<YamlNode>of(), YamlNode::list).stream()
                        .map(one -> one.withOnly("jurisdictions", "coverage"))
                        .map(WordingRulesFile::scope)
                        .toList();
        return new Reach(WordingRulesFile.scope(node), but);
    }

    private Map<String, String> wording(YamlNode node, Set<Channel> channels) {
        var carryText = channels.stream().map(Channel::carriesText).distinct().toList();
        if (carryText.size() > 1) {
            throw node.get("channels").wrong("mixes live conversations with messages");
        }
        if (channels.contains(Channel.LETTER)) {
            return letter(node.get("letter"));
        }
        return carryText.getFirst() ? TemplateFile.texts(node.get("text")) : Map.of();
    }

    /** A letter is the sum of its required contents, each a line, so that none is forgotten. */
    private Map<String, String> letter(YamlNode node) {
        node.withOnly(LETTER_FIELDS.toArray(String[]::new));
        var letter = new LinkedHashMap<String, String>();
        for (var field : LETTER_FIELDS) {
            problems.read(() -> TemplateFile.texts(node.get(field)))
                    .ifPresent(
                            texts -> {
                                checkContent(node.get(field), field, texts);
                                addLine(node.get(field), letter, texts);
                            });
        }
        if (letter.isEmpty()) {
            throw node.wrong("has no text");
        }
        return letter;
    }

    /** The gate goes by the contents a letter is said to have, so each must have its fact. */
    private void checkContent(YamlNode node, String content, Map<String, String> texts) {
        texts.forEach(
                (language, text) ->
                        LetterContent.problem(content, text, catalogue)
                                .ifPresent(
                                        missing ->
                                                problems.note(node.get(language).wrong(missing))));
    }

    private void addLine(YamlNode node, Map<String, String> letter, Map<String, String> texts) {
        if (!letter.isEmpty() && !letter.keySet().equals(texts.keySet())) {
            problems.note(node.wrong("must be in the languages " + letter.keySet()));
        }
        texts.forEach(
                (language, text) -> {
                    if (text.strip().indexOf('\n') >= 0) {
                        problems.note(node.get(language).wrong("must be one paragraph"));
                    }
                    letter.merge(language, text.strip(), (a, b) -> a + "\n" + b);
                });
    }

    private Set<Field> fields(Map<String, String> texts) {
        var fields = new LinkedHashSet<Field>();
        texts.values().forEach(text -> fields.addAll(catalogue.in(text)));
        return fields;
    }

    /** The same fields in every language, or what is disclosed would depend on the language. */
    private void checkFields(YamlNode node, Map<String, String> texts, Set<Field> fields) {
        if (texts.values().stream().map(this::ours).distinct().count() > 1) {
            problems.note(node.wrong("has other placeholders in one language than in another"));
        }
        for (var field : fields) {
            if (field.source() == FieldSource.PHRASE
                    && !phrases.getOrDefault(field.name(), Map.of())
                            .keySet()
                            .containsAll(texts.keySet())) {
                problems.note(
                        node.wrong(
                                "needs the phrase %s in all of %s"
                                        .formatted(field.place(), texts.keySet())));
            }
        }
    }

    private Set<Field> ours(String text) {
        return catalogue.in(text).stream()
                .filter(field -> !field.source().isFilledLater())
                .collect(Collectors.toSet());
    }

    private void checkTexts(YamlNode node, Template template) {
        template.approved()
                .subjects()
                .forEach(
                        (language, subject) ->
                                add(
                                        node.get("subject").get(language),
                                        check.subject(template, language, subject)));
        parts(node)
                .forEach(
                        (place, language) -> {
                            add(place, check.oddities(language, place.text()));
                            add(place, check.forbidden(template, language, place.text()));
                        });
    }

    private Map<String, SmsSegments> sms(YamlNode node, Template template) {
        if (!template.channels().contains(Channel.SMS)) {
            return Map.of();
        }
        var most = node.get("segments", check.mostSegments(), WordingRulesFile::segmentsOf);
        var sms = check.sms(template);
        sms.forEach(
                (language, longest) -> {
                    if (longest.count() > most) {
                        var place = node.get("text").get(language);
                        problems.note(place.wrong(WordingCheck.tooLong(longest, most)));
                    }
                });
        return sms;
    }

    /** Every text of a wording, with its language. */
    private static Map<YamlNode, String> parts(YamlNode node) {
        var parts = new LinkedHashMap<YamlNode, String>();
        var texts = new ArrayList<YamlNode>();
        if (node.has("letter")) {
            texts.addAll(node.get("letter").entries().values());
        } else if (node.has("text")) {
            texts.add(node.get("text"));
        }
        texts.forEach(one -> one.entries().forEach((language, text) -> parts.put(text, language)));
        return parts;
    }

    private void add(YamlNode node, List<String> found) {
        found.forEach(problem -> problems.note(node.wrong(problem)));
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
}
