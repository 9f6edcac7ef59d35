package io.forbear.rules.thirdparty;

import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;
import java.util.Set;

/**
 * Somebody who does not owe the debt and asks to be left alone is left alone, from the request on
 * and for good, by the creditor and all its agencies (GB/T 45251-2025; CBA 2026 guideline).
 */
public final class StopRequest implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "stop-request",
                    "an outbound contact with somebody else than these parties after he asked to"
                            + " be left alone",
                    List.of("parties"),
                    StopRequest::new);

    private final Set<PartyKind> parties;

    private StopRequest(Parameters parameters) {
        parties = parameters.set("parties", PartyKind.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound() || parties.contains(contact.party().kind())) {
            return;
        }
        for (var stop : situation.file().all(Fact.ThirdPartyStopRequested.class)) {
            if (stop.personId().equals(contact.party().personId())
                    && !stop.occurredAt().isAfter(situation.at())) {
                out.report(
                        Evidence.of("the person asked not to be contacted again")
                                .with("requestedAt", stop.occurredAt())
                                .on(List.of(stop.id())));
                return;
            }
        }
    }
}
