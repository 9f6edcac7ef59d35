package io.forbear.rules.letter;

import io.forbear.rules.Breaches;
import io.forbear.rules.Channel;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Parameters;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a collection letter must contain (card measures 2011 art. 69). */
public final class LetterFields implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "letter-fields",
                    "a letter for one of the purposes that lacks a required field",
                    List.of("required", "purposes"),
                    LetterFields::new);

    private final Set<String> required;
    private final Set<Purpose> purposes;

    private LetterFields(Parameters parameters) {
        required = parameters.strings("required");
        purposes = parameters.setOrAll("purposes", Purpose.class);
    }

    /** What a letter must contain. */
    public Set<String> required() {
        return required;
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (contact.channel() == Channel.LETTER
                && contact.isOutbound()
                && purposes.contains(contact.purpose())
                && !contact.letterFields().containsAll(required)) {
            var missing = new ArrayList<>(required);
            missing.removeAll(contact.letterFields());
            out.report(Evidence.of("the letter lacks " + missing).with("missing", missing));
        }
    }
}
