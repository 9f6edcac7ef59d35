package io.forbear.rules.stop;

import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;

/**
 * No direct contact with a person known to be represented by an attorney (12 CFR 1006.6(b)(2)). The
 * attorney is another person and may be contacted.
 */
public final class Represented implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "represented",
                    "an outbound contact with a person after his attorney became known",
                    List.of(),
                    Represented::new);

    private Represented(Parameters parameters) {}

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound()) {
            return;
        }
        for (var told : situation.file().all(Fact.RepresentationNotified.class)) {
            if (told.personId().equals(contact.party().personId())
                    && !told.occurredAt().isAfter(situation.at())) {
                out.report(
                        Evidence.of("the person is represented by an attorney")
                                .with("since", told.occurredAt())
                                .on(List.of(told.id())));
                return;
            }
        }
    }
}
