package io.forbear.contact.wording;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What has no place in an approved wording, whatever it says. */
public final class Oddities {
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    private static final Pattern CURRENCY =
            Pattern.compile("\\p{Sc}|\\b(?:CNY|RMB|USD|GBP|EUR|INR|HKD)\\b");
    private static final Pattern AMOUNT_IN_WORDS =
            Pattern.compile(
                    "[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+\\s*(?:元|块|圆|美元|人民币)"
                            + "|(?i:\\b(?:hundred|thousand|million)\\b)");

    /** The scripts of languages we know; letters of others pass for these and hide words. */
    private static final Map<String, Set<UnicodeScript>> SCRIPTS =
            Map.of(
                    "en", Set.of(UnicodeScript.LATIN),
                    "zh", Set.of(UnicodeScript.LATIN, UnicodeScript.HAN));

    private Oddities() {}

    /**
     * What is odd about a text.
     *
     * @param text without its fields
     * @param language BCP 47
     */
    public static List<String> of(String text, String language) {
        var odd = new ArrayList<String>();
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (var typed : List.of(DIGIT, CURRENCY, AMOUNT_IN_WORDS)) {
            var found = typed.matcher(plain);
            if (found.find()) {
                odd.add("has '" + found.group() + "' typed by hand; a fact needs a field");
            }
        }
        if (plain.indexOf('{') >= 0 || plain.indexOf('}') >= 0) {
            odd.add("has a brace that belongs to no field");
        }
        foreign(text, language).forEach(odd::add);
        return odd;
    }

    private static List<String> foreign(String text, String language) {
        var scripts = SCRIPTS.get(Languages.family(language));
        return scripts == null
                ? List.of()
                : text.codePoints()
                        .filter(c -> Character.isLetter(c) || isInvisible(c))
                        .filter(c -> isInvisible(c) || !scripts.contains(script(c)))
                        .distinct()
                        .mapToObj("has U+%04X, which is no letter of its language"::formatted)
                        .toList();
    }

    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT;
    }

    private static UnicodeScript script(int character) {
        return UnicodeScript.of(character);
    }
}
