package io.forbear.contact.wording;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Languages by their BCP 47 tags. */
public final class Languages {
    private Languages() {}

    /** A language without its country or script, as zh of zh-CN; empty of one not determined. */
    public static String family(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    /**
     * Which of some languages is nearest to a wished one: the same, else the first of its family,
     * else the first of all.
     *
     * @return empty if there are none
     */
    public static Optional<String> nearest(Collection<String> languages, String wished) {
        return languages.stream()
                .filter(one -> one.equalsIgnoreCase(wished))
                .findFirst()
                .or(
                        () ->
                                languages.stream()
                                        .filter(one -> family(one).equals(family(wished)))
                                        .findFirst())
                .or(() -> languages.stream().findFirst());
    }
}
