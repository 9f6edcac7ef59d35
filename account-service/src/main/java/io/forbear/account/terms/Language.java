package io.forbear.account.terms;

import io.forbear.service.place.Jurisdictions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language in which a debtor is told what he owes. */
public enum Language {
    CHINESE(Locale.SIMPLIFIED_CHINESE),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** BCP 47. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** The one a BCP 47 tag asks for, such as {@code zh-CN}, {@code zh-Hans} or {@code en-GB}. */
    public static Optional<Language> of(String tag) {
        var asked = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.locale.getLanguage().equals(asked))
                .findFirst();
    }

    /** The one that is usual where a law is in force: Chinese in China, otherwise English. */
    public static Language usualIn(List<String> jurisdictions) {
        return Jurisdictions.covers(List.of("CN"), jurisdictions) ? CHINESE : ENGLISH;
    }
}
