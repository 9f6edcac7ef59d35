package io.forbear.rules.visit;

import io.forbear.rules.Breaches;
import io.forbear.rules.Channel;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.DebtorFlag;
import io.forbear.rules.Evidence;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;
import java.util.Set;

/** No visit to a customer known to be particularly vulnerable (CONC 7.9.14R). */
public final class ProtectedDebtor implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "visit-protected-debtor",
                    "a visit to a debtor with one of the flags",
                    List.of("flags"),
                    ProtectedDebtor::new);

    private final Set<DebtorFlag> flags;

    private ProtectedDebtor(Parameters parameters) {
        flags = parameters.set("flags", DebtorFlag.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (contact.channel() == Channel.VISIT
                && contact.isOutbound()
                && situation.profile().flags().stream().anyMatch(flags::contains)) {
            out.report(
                    Evidence.of("visit to a protected debtor")
                            .with("flags", situation.profile().flags()));
        }
    }
}
