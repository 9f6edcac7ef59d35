package io.forbear.simulator.audit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a wording, as it was approved, and what it becomes with facts filled in: worked out
 * here once more, by nobody's code but this.
 *
 * @param texts by language
 * @param phrases by field and language
 * @param types of the facts it names, by field
 */
public record Approved(
        String id,
        int version,
        String digest,
        Map<String, String> texts,
        Map<String, Map<String, String>> phrases,
        Map<String, String> types) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}|\\{(\\w+)}");
    private static final int CENTS = 2;

    public Approved {
        texts = Map.copyOf(texts);
        phrases = Map.copyOf(phrases);
        types = Map.copyOf(types);
    }

    /**
     * A fact that is filled in.
     *
     * @param value {@code 1234.5 CNY}, {@code 2026-05-09}, or a name
     */
    private String written(String field, String value, String language) {
        return switch (types.getOrDefault(field, "")) {
            case "MONEY" -> money(value, language);
            case "DATE" -> date(LocalDate.parse(value), language);
            default -> value;
        };
    }

    /**
     * The message for given facts. What is filled in later, in double braces, stays.
     *
     * @throws IllegalArgumentException if there is no such language or a fact is not given
     */
    public String fill(String language, Map<String, String> facts) {
        var text = texts.get(language);
        if (text == null) {
            throw new IllegalArgumentException(id + " is not approved in " + language);
        }
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found, language, facts)));
    }

    private String value(MatchResult place, String language, Map<String, String> facts) {
        var field = place.group(2);
        if (field == null) {
            return place.group();
        }
        var phrase = phrases.get(field);
        if (phrase != null) {
            return phrase.getOrDefault(language, "");
        }
        var fact = facts.get(field);
        if (fact == null) {
            throw new IllegalArgumentException("{%s} of %s is not known".formatted(field, id));
        }
        return written(field, fact, language);
    }

    /** Whether a text of it names a field. */
    public boolean names(String language, String field) {
        return texts.getOrDefault(language, "").contains("{" + field + "}");
    }

    private static String money(String fact, String language) {
        var parts = fact.split(" ", 2);
        var amount = new BigDecimal(parts[0]).stripTrailingZeros();
        var exact = amount.scale() < CENTS ? amount.setScale(CENTS) : amount;
        var number = String.format(Locale.ROOT, "%,." + exact.scale() + "f", exact);
        return isChinese(language) && parts[1].equals("CNY")
                ? number + "元"
                : parts[1] + " " + number;
    }

    private static String date(LocalDate date, String language) {
        return isChinese(language)
                ? "%d年%d月%d日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth())
                : DateTimeFormatter.ofPattern("d MMMM y", Locale.ENGLISH).format(date);
    }

    private static boolean isChinese(String language) {
        return language.startsWith("zh");
    }
}
