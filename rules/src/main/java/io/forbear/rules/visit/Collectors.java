package io.forbear.rules.visit;

import io.forbear.rules.Breaches;
import io.forbear.rules.Channel;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;

/** Visits are made by so many collectors together (CBA 2026 guideline art. 22: two). */
public final class Collectors implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "visit-collectors",
                    "a visit by fewer than min collectors",
                    List.of("min"),
                    Collectors::new);

    private final int min;

    private Collectors(Parameters parameters) {
        min = parameters.number("min", 1);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        int found = contact.actor().agentIds().size();
        if (contact.channel() == Channel.VISIT && contact.isOutbound() && found < min) {
            out.report(
                    Evidence.of("%d of at least %d collectors".formatted(found, min))
                            .with("count", found)
                            .with("limit", min));
        }
    }
}
