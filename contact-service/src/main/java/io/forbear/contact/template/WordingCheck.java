package io.forbear.contact.template;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.wording.Oddities;
import io.forbear.contact.wording.SmsSegments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Whether a wording says what it must, and nothing it must not. */
final class WordingCheck {
    private final WordingRules rules;
    private final Entities entities;

    WordingCheck(WordingRules rules, Entities entities) {
        this.rules = rules;
        this.entities = entities;
    }

    /** What is wrong with a wording as a whole. */
    List<String> problems(Template template, boolean saysItSpeaksOfTheDebt) {
        var problems = new ArrayList<String>();
        if (!saysItSpeaksOfTheDebt) {
            silence(template).forEach(problems::add);
        }
        rules.disclosures().stream()
                .filter(disclosure -> disclosure.concerns(template))
                .flatMap(disclosure -> missing(disclosure, template))
                .forEach(problems::add);
        rules.withheld().stream().flatMap(rule -> said(rule, template)).forEach(problems::add);
        return problems;
    }

    private static Stream<String> said(Withheld rule, Template template) {
        var items = rule.in(template);
        return items.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        "must not disclose %s (%s: %s)".formatted(items, rule.rule(), rule.cite()));
    }

    /** Nothing about the debt may be told to a person it does not concern (CN-3P-03, US-3P-01). */
    private static Stream<String> silence(Template template) {
        var disclosed =
                template.speaksOfTheDebt()
                        ? Stream.of("is false, but it does: " + sorted(template.disclosed()))
                        : Stream.<String>empty();
        var fields =
                template.fields().stream()
                        .filter(field -> field.isAboutTheDebt() || isUnknown(field))
                        .map(field -> "is false, but it has " + field.place());
        return Stream.concat(disclosed, fields);
    }

    /** A line or link that somebody else fills in can be about anything; a name cannot. */
    private static boolean isUnknown(Field field) {
        return field.source().isFilledLater() && field.type() != FieldType.NAME;
    }

    private Stream<String> missing(Disclosure disclosure, Template template) {
        var items =
                disclosure.items().stream()
                        .filter(item -> !template.disclosed().contains(item))
                        .toList();
        var names = new HashSet<String>();
        template.fields().forEach(field -> names.add(field.name()));
        var fields =
                template.texts().isEmpty()
                        ? List.<String>of()
                        : disclosure.fields().stream().filter(one -> !names.contains(one)).toList();
        var why = " (" + disclosure.rule() + ": " + disclosure.cite() + ")";
        return Stream.concat(
                items.isEmpty() ? Stream.empty() : Stream.of("must disclose " + items + why),
                fields.isEmpty() ? Stream.empty() : Stream.of("must have " + fields + why));
    }

    private static List<DisclosedItem> sorted(Set<DisclosedItem> items) {
        return items.stream().sorted().toList();
    }

    /** What is wrong with the places of a text, or with what is typed between them. */
    List<String> oddities(String language, String text) {
        var typed = FieldCatalogue.PLACE.matcher(text).replaceAll(" ");
        return Stream.concat(
                        rules.catalogue().problems(text).stream(),
                        Oddities.of(typed, language).stream())
                .toList();
    }

    /** What a text says that no law allows. A field parts words as a space does. */
    List<String> forbidden(Template template, String language, String text) {
        var spoken = withPhrases(template, language, text);
        return rules.forbidden().stream()
                .flatMap(
                        rule ->
                                rule.in(template, language, spoken).stream()
                                        .map(
                                                phrase ->
                                                        "says '%s' (%s: %s)"
                                                                .formatted(
                                                                        phrase,
                                                                        rule.rule(),
                                                                        rule.cite())))
                .toList();
    }

    /** What is wrong with the subject of an e-mail. */
    List<String> subject(Template template, String language, String subject) {
        var problems = new ArrayList<>(oddities(language, subject));
        problems.addAll(forbidden(template, language, subject));
        if (subject.strip().indexOf('\n') >= 0) {
            problems.add("must be one line");
        }
        var length = longest(template, language, subject).length();
        if (length > rules.subjects().longest()) {
            problems.add(
                    "takes up to %d characters, allowed are %d"
                            .formatted(length, rules.subjects().longest()));
        }
        for (var field : rules.catalogue().in(subject)) {
            if (field.source().isFilledLater()) {
                problems.add(field.place() + " is filled in by nobody in a subject");
            } else if (!template.fields().contains(field)) {
                problems.add("names %s, which the text does not".formatted(field.place()));
            }
        }
        rules.subjects().silencing(template).stream()
                .flatMap(silent -> told(silent, template, language, subject))
                .forEach(problems::add);
        return problems;
    }

    /** What a subject that must be silent tells of the debt. */
    private Stream<String> told(
            SubjectRules.Silent silent, Template template, String language, String subject) {
        var fields =
                rules.catalogue().in(subject).stream()
                        .filter(Field::isAboutTheDebt)
                        .map(Field::place);
        var spoken = withPhrases(template, language, subject);
        var phrases =
                rules.forbidden().stream()
                        .filter(Forbidden::onlyIfSilent)
                        .flatMap(rule -> rule.in(template, language, spoken, true).stream())
                        .map(phrase -> "'" + phrase + "'");
        return Stream.concat(fields, phrases)
                .map(
                        what ->
                                "tells of the debt by %s (%s: %s)"
                                        .formatted(what, silent.rule(), silent.cite()));
    }

    private static String withPhrases(Template template, String language, String text) {
        var phrases = template.approved().phrases();
        return FieldCatalogue.PLACE
                .matcher(text)
                .replaceAll(
                        place -> {
                            var phrase = phrases.get(String.valueOf(place.group(2)));
                            var words = phrase == null ? null : phrase.get(language);
                            return words == null ? " \u2029 " : Matcher.quoteReplacement(words);
                        });
    }

    /** What a wording takes as SMS by language, when every field has its longest value. */
    Map<String, SmsSegments> sms(Template template) {
        var sms = new HashMap<String, SmsSegments>();
        template.texts()
                .forEach(
                        (language, text) ->
                                sms.put(
                                        language,
                                        SmsSegments.of(longest(template, language, text))));
        return sms;
    }

    static String tooLong(SmsSegments longest, int most) {
        return "takes up to %d segments of SMS (%d units of %s), allowed are %d"
                .formatted(longest.count(), longest.units(), longest.encoding(), most);
    }

    int mostSegments() {
        return rules.segments().getOrDefault(Channel.SMS, Integer.MAX_VALUE);
    }

    /** A text with the longest values its fields can have. */
    String longest(Template template, String language, String text) {
        var filled = withPhrases(template, language, text);
        var values =
                FieldCatalogue.PLACE
                        .matcher(text)
                        .results()
                        .map(place -> place.group(1) == null ? place.group(2) : place.group(1))
                        .filter(name -> !template.approved().phrases().containsKey(name))
                        .flatMap(name -> rules.catalogue().find(name).stream())
                        .map(field -> longest(field, language))
                        .iterator();
        var whole = new StringBuilder();
        for (var part : filled.split(" \u2029 ", -1)) {
            whole.append(part).append(values.hasNext() ? values.next() : "");
        }
        return whole.toString();
    }

    /** Names that we do not know can need UCS-2, and so can ours in their language. */
    private String longest(Field field, String language) {
        return switch (field.type()) {
            case MONEY, DATE -> (language.startsWith("zh") ? "元" : "8").repeat(field.longest());
            case PHONE, LINK -> "8".repeat(field.longest());
            case NAME, LINE, PHRASE ->
                    field.source().isFilledLater()
                            ? "王".repeat(field.longest())
                            : nameLike(entities.namesIn(language)).repeat(field.longest());
        };
    }

    private static String nameLike(List<String> names) {
        var foreign = names.stream().map(SmsSegments::of).anyMatch(SmsSegments::needsUcs2);
        return foreign ? "行" : "M";
    }

    /** Names of legal entities that are longer than wordings count with. */
    List<String> tooLong(Map<String, String> names) {
        var longest =
                rules.catalogue().fields().values().stream()
                        .filter(field -> field.source() == FieldSource.CREDITOR_NAME)
                        .mapToInt(Field::longest)
                        .min()
                        .orElse(Integer.MAX_VALUE);
        return names.values().stream()
                .filter(name -> name.length() > longest)
                .map(name -> "'%s' has more than %d characters".formatted(name, longest))
                .toList();
    }
}
