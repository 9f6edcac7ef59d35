package io.forbear.contact.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.documents.FieldWords;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * One version of a wording, as it was approved: all that decides which words are sent for given
 * facts. It never changes; its digest tells it from every other.
 *
 * @param texts by language; empty for live conversations
 * @param subjects of e-mails, in the same languages; empty if it is for none, or was approved
 *     before subjects were
 * @param phrases what stands for phrases, by field and language; only those it has
 * @param types of the facts it names, by field
 * @param channels by which it may be sent
 * @param disclosed what it discloses
 */
public record ApprovedText(
        String templateId,
        int version,
        SortedMap<String, String> texts,
        SortedMap<String, String> subjects,
        SortedMap<String, SortedMap<String, String>> phrases,
        SortedMap<String, FieldType> types,
        List<String> channels,
        List<String> disclosed) {
    public ApprovedText {
        texts = new TreeMap<>(texts);
        // kept texts that were approved before subjects were have none
        subjects = subjects == null ? new TreeMap<>() : new TreeMap<>(subjects);
        phrases = new TreeMap<>(phrases);
        types = new TreeMap<>(types);
        channels = List.copyOf(channels);
        disclosed = List.copyOf(disclosed);
    }

    /**
     * The words for given facts. What the gateway fills in stays as it is.
     *
     * @param facts by field
     * @throws IllegalArgumentException if there is no such language, or a fact is missing or of
     *     another type; it names the field
     */
    public String fill(String language, Map<String, String> facts) {
        var text = texts.get(language);
        if (text == null) {
            throw new IllegalArgumentException(templateId + " is not written in " + language);
        }
        return filled(text, language, facts);
    }

    /**
     * The subject of an e-mail for given facts; null: there is none.
     *
     * @param facts by field
     * @throws IllegalArgumentException if a fact is missing or of another type; it names the field
     */
    public @Nullable String subject(String language, Map<String, String> facts) {
        var subject = subjects.get(language);
        return subject == null ? null : filled(subject, language, facts);
    }

    private String filled(String text, String language, Map<String, String> facts) {
        var words = new FieldWords(Locale.forLanguageTag(language));
        return FieldCatalogue.PLACE
                .matcher(text)
                .replaceAll(
                        place -> Matcher.quoteReplacement(value(place, language, facts, words)));
    }

    private String value(
            MatchResult place, String language, Map<String, String> facts, FieldWords words) {
        var name = place.group(2);
        if (name == null) {
            return place.group();
        }
        var phrase = phrases.get(name);
        var fact = phrase == null ? facts.get(name) : phrase.get(language);
        var type = phrase == null ? types.get(name) : FieldType.PHRASE;
        if (fact == null || type == null) {
            throw new IllegalArgumentException(
                    templateId + ": nothing is known for {" + name + "}");
        }
        try {
            return type.write(fact, words);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s: {%s} is %s".formatted(templateId, name, e.getMessage()), e);
        }
    }

    /** SHA-256 of all of it, in lower-case hexadecimal digits. */
    public String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            put(digest, List.of(templateId, String.valueOf(version)));
            put(digest, texts);
            phrases.forEach(
                    (name, byLanguage) -> {
                        put(digest, List.of(name));
                        put(digest, byLanguage);
                    });
            put(digest, types);
            put(digest, channels);
            put(digest, disclosed);
            if (!subjects.isEmpty()) { // or the digests of what was approved before would change
                put(digest, subjects);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void put(MessageDigest digest, Map<String, ?> entries) {
        put(
                digest,
                entries.entrySet().stream()
                        .flatMap(one -> List.of(one.getKey(), one.getValue()).stream())
                        .toList());
    }

    /** Lengths go before the texts, so that no two contents are the same bytes. */
    private static void put(MessageDigest digest, Collection<?> items) {
        digest.update((items.size() + ":").getBytes(UTF_8));
        for (var item : items) {
            var bytes = item.toString().getBytes(UTF_8);
            digest.update((bytes.length + ":").getBytes(UTF_8));
            digest.update(bytes);
        }
    }
}
