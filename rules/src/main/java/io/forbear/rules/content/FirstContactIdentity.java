package io.forbear.rules.content;

import io.forbear.rules.Attempt;
import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.Evidence;
import io.forbear.rules.Outcome;
import io.forbear.rules.Parameters;
import io.forbear.rules.Past;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The first conversation of an entity with a person names the caller and the institution (CBA 2026
 * guideline). Every agency has a first conversation of its own: our reading.
 */
public final class FirstContactIdentity implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "first-contact-identity",
                    "the first conversation of an entity with a person without these items",
                    List.of("items"),
                    FirstContactIdentity::new);

    private final Set<DisclosedItem> items;

    private FirstContactIdentity(Parameters parameters) {
        items = parameters.set("items", DisclosedItem.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var subject = situation.subject();
        if (!subject.contact().isOutbound()
                || !subject.mayBe(Outcome.CONVERSATION)
                || subject.contact().disclosed().containsAll(items)) {
            return;
        }
        for (int i = 0; i < situation.earlierCount(); i++) {
            if (isEarlierConversation(situation.earlier(i), subject)) {
                return;
            }
        }
        var missing = EnumSet.copyOf(items);
        missing.removeAll(subject.contact().disclosed());
        out.report(Evidence.of("first conversation without " + missing).with("missing", missing));
    }

    private static boolean isEarlierConversation(Attempt earlier, Attempt subject) {
        return earlier.outcome() == Outcome.CONVERSATION && sameTwo(earlier, subject);
    }

    private static boolean sameTwo(Attempt one, Attempt other) {
        return one.contact().party().personId().equals(other.contact().party().personId())
                && one.contact()
                        .actor()
                        .legalEntityId()
                        .equals(other.contact().actor().legalEntityId());
    }

    @Override
    public boolean reaches(Attempt earlier, Attempt later) {
        return sameTwo(earlier, later) && !later.contact().disclosed().containsAll(items);
    }

    @Override
    public void remember(Past past, Consumer<Attempt> out) {
        var met = new HashSet<List<String>>();
        for (var earlier : past.contacts()) {
            var contact = earlier.contact();
            if (earlier.outcome() == Outcome.CONVERSATION
                    && met.add(
                            List.of(contact.party().personId(), contact.actor().legalEntityId()))) {
                out.accept(earlier);
            }
        }
    }
}
