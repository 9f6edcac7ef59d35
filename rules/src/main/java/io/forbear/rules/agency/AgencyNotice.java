package io.forbear.rules.agency;

import io.forbear.rules.ActorKind;
import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;

/**
 * The debtor is told which agency will collect before it does, for every account (consumer
 * protection measures 2022 art. 41; RBI digital lending FAQ 2023-02-14).
 */
public final class AgencyNotice implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "agency-notice",
                    "an outbound contact of an agency about an account before the debtor was told"
                            + " of the agency",
                    List.of(),
                    AgencyNotice::new);

    private AgencyNotice(Parameters parameters) {}

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound() || contact.actor().kind() != ActorKind.AGENCY) {
            return;
        }
        var agency = contact.actor().legalEntityId();
        for (int i = 0; i < situation.accounts().size(); i++) {
            var account = situation.accounts().get(i);
            if (!told(situation, agency, account)) {
                out.report(
                        Evidence.of("the debtor was not told of the agency before")
                                .with("agency", agency)
                                .with("account", account));
                return;
            }
        }
    }

    private static boolean told(Situation situation, String agency, String account) {
        for (var sent : situation.file().all(Fact.AgencyNoticeSent.class)) {
            if (sent.legalEntityId().equals(agency)
                    && sent.accountIds().contains(account)
                    && !sent.occurredAt().isAfter(situation.at())) {
                return true;
            }
        }
        return false;
    }
}
