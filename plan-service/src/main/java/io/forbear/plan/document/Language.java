package io.forbear.plan.document;

import io.forbear.service.problem.Problem;
import java.util.Locale;

/** A language that agreements are written in. */
public enum Language {
    CHINESE(Locale.SIMPLIFIED_CHINESE),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /**
     * The language of a code.
     *
     * @throws Problem 400 if agreements are not written in it
     */
    public static Language of(String code) {
        return switch (code) {
            case "zh" -> CHINESE;
            case "en" -> ENGLISH;
            default -> throw Problem.badRequest("lang", "must be zh or en, found " + code);
        };
    }

    String code() {
        return locale.getLanguage();
    }
}
