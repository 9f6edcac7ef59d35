package io.forbear.rules.thirdparty;

import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;
import java.util.Set;

/**
 * Collect only from those who owe the debt, or whom the law treats like them; others may be
 * contacted for certain purposes at most (card measures 2011 art. 68; 12 CFR 1006.6(d)).
 */
public final class PermittedParties implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "permitted-parties",
                    "an outbound contact with somebody else than these parties, unless for one of"
                            + " the purposes allowed with anybody",
                    List.of("parties", "purposesWithOthers"),
                    PermittedParties::new);

    private final Set<PartyKind> parties;
    private final Set<Purpose> purposes;

    private PermittedParties(Parameters parameters) {
        parties = parameters.set("parties", PartyKind.class);
        purposes = parameters.setOrNone("purposesWithOthers", Purpose.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (contact.isOutbound()
                && !parties.contains(contact.party().kind())
                && !purposes.contains(contact.purpose())) {
            out.report(
                    Evidence.of("contact with a person who does not owe the debt")
                            .with("party", contact.party().kind())
                            .with("purpose", contact.purpose()));
        }
    }
}
