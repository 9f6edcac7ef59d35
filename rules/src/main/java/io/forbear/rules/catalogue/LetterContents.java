package io.forbear.rules.catalogue;

import io.forbear.rules.RuleBook;
import io.forbear.rules.letter.LetterFields;
import java.util.HashSet;
import java.util.Set;

/** What letters must contain by the rules of a book, whichever of them bind one. */
public final class LetterContents {
    private LetterContents() {}

    /** All required fields, named as in the rule packs. */
    public static Set<String> required(RuleBook book) {
        var fields = new HashSet<String>();
        for (var pack : book.packs()) {
            for (var rule : pack.rules()) {
                for (var use : rule.checks()) {
                    if (use.check() instanceof LetterFields letter) {
                        fields.addAll(letter.required());
                    }
                }
            }
        }
        return fields;
    }
}
