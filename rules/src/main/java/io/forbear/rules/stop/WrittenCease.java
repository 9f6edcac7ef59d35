package io.forbear.rules.stop;

import io.forbear.rules.Breaches;
import io.forbear.rules.Contact;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;
import java.util.Set;

/**
 * After a written request to cease only certain notices remain (12 CFR 1006.6(c); 15 USC 1692c(c)).
 * It has its effect on receipt. A request made to the creditor binds those who collect for it too.
 */
public final class WrittenCease implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "written-cease",
                    "an outbound contact with a person after his written request to cease, other"
                            + " than for the allowed purposes",
                    List.of("allowedPurposes"),
                    WrittenCease::new);

    private final Set<Purpose> allowed;

    private WrittenCease(Parameters parameters) {
        allowed = parameters.setOrNone("allowedPurposes", Purpose.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound() || allowed.contains(contact.purpose())) {
            return;
        }
        for (var cease : situation.file().all(Fact.CeaseRequested.class)) {
            if (cease.written()
                    && !cease.occurredAt().isAfter(situation.at())
                    && cease.personId().equals(contact.party().personId())
                    && binds(cease, contact)) {
                out.report(
                        Evidence.of("written request to cease received")
                                .with("receivedAt", cease.occurredAt())
                                .with("purpose", contact.purpose())
                                .on(List.of(cease.id())));
                return;
            }
        }
    }

    private static boolean binds(Fact.CeaseRequested cease, Contact contact) {
        var to = cease.toLegalEntityId();
        return to == null
                || to.equals(contact.actor().legalEntityId())
                || to.equals(contact.principal());
    }
}
