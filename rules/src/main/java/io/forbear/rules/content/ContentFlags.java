package io.forbear.rules.content;

import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.ContentFlag;
import io.forbear.rules.Evidence;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What speech or text analysis flagged. A flag is no proof: it is an observation until a reviewer
 * confirms it, and blocks nothing by itself.
 */
public final class ContentFlags implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "content-flags",
                    "a contact whose content, a message of the debtor's own excepted, carries one of"
                            + " the flags (observation)",
                    List.of("flags"),
                    ContentFlags::new);

    private final Set<ContentFlag> flags;

    private ContentFlags(Parameters parameters) {
        flags = parameters.set("flags", ContentFlag.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var found = situation.contact().contentFlags();
        if (found.isEmpty() || !situation.contact().holdsOwnWords()) {
            return;
        }
        var matching = EnumSet.copyOf(found);
        matching.retainAll(flags);
        if (!matching.isEmpty()) {
            out.observe(
                    Evidence.of("content analysis flagged the contact").with("flags", matching));
        }
    }
}
