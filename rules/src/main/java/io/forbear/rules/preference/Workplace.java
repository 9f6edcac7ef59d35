package io.forbear.rules.preference;

import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;

/** No contact at work if the employer is known to prohibit it (12 CFR 1006.6(b)(3)). */
public final class Workplace implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "workplace",
                    "an outbound contact with the debtor at work where the employer prohibits it",
                    List.of(),
                    Workplace::new);

    private Workplace(Parameters parameters) {}

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (contact.placeKind() == PlaceKind.WORK
                && contact.isOutbound()
                && contact.party().kind() == PartyKind.DEBTOR
                && situation.profile().employerProhibitsContact()) {
            out.report(Evidence.of("the employer prohibits contact at work"));
        }
    }
}
