package io.forbear.rules.thirdparty;

import io.forbear.rules.Attempt;
import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Outcome;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.Past;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A collector asks each third person for location information so many times and no more (12 CFR
 * 1006.10(b): not more than once). Counted is what reached the person, for the debts it was about.
 */
public final class OncePerPerson implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "once-per-person",
                    "more than max contacts for these purposes that reached one person other than"
                            + " these parties",
                    List.of("max", "purposes", "parties", "outcomes"),
                    OncePerPerson::new);

    private final int max;
    private final Set<Purpose> purposes;
    private final Set<PartyKind> parties;
    private final Set<Outcome> outcomes;

    private OncePerPerson(Parameters parameters) {
        max = parameters.number("max", 1);
        purposes = parameters.set("purposes", Purpose.class);
        parties = parameters.set("parties", PartyKind.class);
        outcomes = parameters.set("outcomes", Outcome.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        if (!counts(situation.subject())) {
            return;
        }
        var before = new ArrayList<String>();
        for (int i = 0; i < situation.earlierCount(); i++) {
            var earlier = situation.earlier(i);
            if (counts(earlier) && alike(earlier, situation.subject())) {
                before.add(earlier.id());
            }
        }
        if (before.size() >= max) {
            out.report(
                    Evidence.of(
                                    "contact %d of at most %d with this person"
                                            .formatted(before.size() + 1, max))
                            .with("count", before.size() + 1)
                            .with("limit", max)
                            .on(before));
        }
    }

    private boolean counts(Attempt attempt) {
        var contact = attempt.contact();
        return contact.isOutbound()
                && purposes.contains(contact.purpose())
                && !parties.contains(contact.party().kind())
                && outcomes.stream().anyMatch(attempt::mayBe);
    }

    private static boolean alike(Attempt one, Attempt other) {
        var first = one.contact();
        var second = other.contact();
        return first.party().personId().equals(second.party().personId())
                && first.actor().legalEntityId().equals(second.actor().legalEntityId())
                && first.sharesAccountWith(second);
    }

    @Override
    public boolean reaches(Attempt earlier, Attempt later) {
        return purposes.contains(later.contact().purpose()) && alike(earlier, later);
    }

    @Override
    public void remember(Past past, Consumer<Attempt> out) {
        past.contacts().stream().filter(this::counts).forEach(out);
    }
}
