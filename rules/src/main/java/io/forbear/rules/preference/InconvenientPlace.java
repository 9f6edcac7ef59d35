package io.forbear.rules.preference;

import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;

/** No contact at a place the person called inconvenient (12 CFR 1006.6(b)(3); CONC 7.9.4R). */
public final class InconvenientPlace implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "inconvenient-place",
                    "an outbound contact at a place the person called inconvenient",
                    List.of(),
                    InconvenientPlace::new);

    private InconvenientPlace(Parameters parameters) {}

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound()) {
            return;
        }
        for (var stated : situation.file().all(Fact.PreferenceStated.class)) {
            if (stated.inconvenientPlaces().contains(contact.placeKind())
                    && stated.personId().equals(contact.party().personId())
                    && !stated.occurredAt().isAfter(situation.at())) {
                out.report(
                        Evidence.of("the person called this place inconvenient")
                                .with("place", contact.placeKind())
                                .on(List.of(stated.id())));
                return;
            }
        }
    }
}
