package io.forbear.contact.template;

import io.forbear.contact.wording.Languages;
import io.forbear.contact.wording.Phrase;
import java.util.List;

/**
 * What a law does not want said.
 *
 * @param rule its name in the rule catalogue
 * @param cite the law
 * @param language of the phrases, without a country
 * @param onlyIfSilent whether it concerns only wordings that must not speak of the debt, as those
 *     for third parties
 */
public record Forbidden(
        String rule,
        String cite,
        Scope scope,
        String language,
        boolean onlyIfSilent,
        List<Phrase> phrases) {
    public Forbidden {
        phrases = List.copyOf(phrases);
    }

    /** The phrases that a wording has in spite of this. */
    List<Phrase> in(Template template, String textLanguage, String text) {
        return in(template, textLanguage, text, !template.speaksOfTheDebt());
    }

    /**
     * The same of a part of a wording.
     *
     * @param silent whether that part must not speak of the debt
     */
    List<Phrase> in(Template template, String textLanguage, String text, boolean silent) {
        var concerns =
                (!onlyIfSilent || silent)
                        && Languages.family(textLanguage).equals(language)
                        && template.reach().meets(scope);
        return concerns ? Phrase.in(text, phrases) : List.of();
    }
}
