package io.forbear.rules.stop;

import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.DisputeKind;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;
import java.util.Set;

/** Contacts about an account while a dispute about it is not answered (CONC 7.14). */
public final class OpenDispute implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "open-dispute",
                    "an outbound contact for one of the purposes about an account in dispute that"
                            + " was not answered",
                    List.of("kinds", "purposes"),
                    OpenDispute::new);

    private final Set<DisputeKind> kinds;
    private final Set<Purpose> purposes;

    private OpenDispute(Parameters parameters) {
        kinds = parameters.set("kinds", DisputeKind.class);
        purposes = parameters.set("purposes", Purpose.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound() || !purposes.contains(contact.purpose())) {
            return;
        }
        for (var dispute : situation.file().all(Fact.DisputeFiled.class)) {
            if (kinds.contains(dispute.kind())
                    && !dispute.occurredAt().isAfter(situation.at())
                    && isOpen(situation, dispute)) {
                out.report(
                        Evidence.of("a dispute about the account is not answered")
                                .with("kind", dispute.kind())
                                .with("receivedAt", dispute.occurredAt())
                                .on(List.of(dispute.id())));
                return;
            }
        }
    }

    private static boolean isOpen(Situation situation, Fact.DisputeFiled dispute) {
        return situation.accounts().stream()
                .filter(dispute.accountIds()::contains)
                .anyMatch(account -> !answered(situation, dispute, account));
    }

    private static boolean answered(
            Situation situation, Fact.DisputeFiled dispute, String account) {
        for (var answer : situation.file().all(Fact.DisputeAnswered.class)) {
            if (answer.accountIds().contains(account)
                    && !answer.occurredAt().isBefore(dispute.occurredAt())
                    && !answer.occurredAt().isAfter(situation.at())) {
                return true;
            }
        }
        return false;
    }
}
