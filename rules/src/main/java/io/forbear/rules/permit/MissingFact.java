package io.forbear.rules.permit;

import io.forbear.rules.Breaches;
import io.forbear.rules.Consequence;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A missing fact forbids. Where something is not known that the law must be judged by, the gate
 * denies and names it; on a contact that happened anyway it is an observation, for nothing can be
 * proven from it. A requirement of this product, not of a law.
 */
public final class MissingFact implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "missing-fact",
                    "an outbound contact for which the ZONE, the JURISDICTION, the ACCOUNT, a PACK"
                            + " or the BALANCE is not known",
                    List.of("fact"),
                    MissingFact::new);

    /** What may be missing. */
    private enum Missing {
        ZONE,
        ACCOUNT,
        JURISDICTION,
        PACK,
        BALANCE
    }

    private final Missing fact;

    private MissingFact(Parameters parameters) {
        fact = parameters.choice("fact", Missing.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        if (!situation.contact().isOutbound()) {
            return;
        }
        var missing = missing(situation);
        if (missing != null) {
            out.report(
                    situation.atGate() ? Consequence.VIOLATION : Consequence.OBSERVATION,
                    Breaches.NEVER,
                    Evidence.of(missing).with("missing", fact));
        }
    }

    private @Nullable String missing(Situation situation) {
        if (fact == Missing.ZONE) {
            return situation.profile().zones().isEmpty()
                    ? "no time zone of the debtor is known"
                    : null;
        }
        for (int i = 0; i < situation.contact().accountIds().size(); i++) {
            var missing = missing(situation, situation.contact().accountIds().get(i));
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    private @Nullable String missing(Situation situation, String id) {
        var account = situation.file().accountAt(id, situation.at());
        if (account == null) {
            return fact == Missing.ACCOUNT ? "account " + id + " is unknown" : null;
        }
        return switch (fact) {
            case ZONE, ACCOUNT -> null;
            case JURISDICTION ->
                    account.jurisdictions().isEmpty()
                                    && situation.profile().jurisdictions().isEmpty()
                            ? "no jurisdiction is known for account " + id
                            : null;
            case PACK ->
                    situation.governed(account)
                            ? null
                            : "no rule pack in force governs account " + id;
            case BALANCE ->
                    situation.contact().statedAmount() != null && account.balance() == null
                            ? "an amount is stated, the balance of account " + id + " is unknown"
                            : null;
        };
    }
}
