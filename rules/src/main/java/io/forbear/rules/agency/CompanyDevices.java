package io.forbear.rules.agency;

import io.forbear.rules.ActorKind;
import io.forbear.rules.Breaches;
import io.forbear.rules.Channel;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Evidence;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;

/** Agencies use company devices and company accounts only (CBA 2026 guideline). */
public final class CompanyDevices implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "company-devices",
                    "an outbound contact of an agency from a private device or account",
                    List.of(),
                    CompanyDevices::new);

    private CompanyDevices(Parameters parameters) {}

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        var actor = contact.actor();
        if (contact.isOutbound()
                && actor.kind() == ActorKind.AGENCY
                && (actor.deviceOwnership() == DeviceOwnership.PRIVATE
                        || contact.channel() == Channel.IM_PRIVATE)) {
            out.report(
                    Evidence.of("a private device or account was used")
                            .with("channel", contact.channel())
                            .with("agency", actor.legalEntityId()));
        }
    }
}
