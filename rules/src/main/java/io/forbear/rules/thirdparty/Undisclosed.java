package io.forbear.rules.thirdparty;

import io.forbear.rules.Attempt;
import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.Evidence;
import io.forbear.rules.Outcome;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * No debt details to people who do not owe the debt, in either direction (GB/T 45251-2025; PIPL
 * art. 25; 12 CFR 1006.10(b); CONC 7.9.6R). A contact that reached nobody has told nobody anything.
 */
public final class Undisclosed implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "undisclosed",
                    "one of the items disclosed to somebody else than these parties",
                    List.of("items", "parties", "purposes"),
                    Undisclosed::new);

    private final Set<DisclosedItem> items;
    private final Set<PartyKind> parties;
    private final Set<Purpose> purposes;

    private Undisclosed(Parameters parameters) {
        items = parameters.set("items", DisclosedItem.class);
        parties = parameters.set("parties", PartyKind.class);
        purposes = parameters.setOrAll("purposes", Purpose.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!parties.contains(contact.party().kind())
                && purposes.contains(contact.purpose())
                && !Collections.disjoint(items, contact.disclosed())
                && mayReach(situation.subject())) {
            out.report(
                    Evidence.of("debt details disclosed to a person who does not owe the debt")
                            .with("party", contact.party().kind())
                            .with("disclosed", contact.disclosed()));
        }
    }

    private static boolean mayReach(Attempt attempt) {
        return attempt.mayBe(Outcome.CONVERSATION)
                || attempt.mayBe(Outcome.DELIVERED)
                || attempt.mayBe(Outcome.VOICEMAIL)
                || attempt.mayBe(Outcome.CONNECTED_NO_CONVERSATION);
    }
}
