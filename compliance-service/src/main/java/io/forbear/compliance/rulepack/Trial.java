package io.forbear.compliance.rulepack;

import io.forbear.rules.RuleBook;
import io.forbear.rules.RulePack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What if a pack were in force already? */
public final class Trial {
    private Trial() {}

    /**
     * A book in which a pack stands in the place of all versions of the same pack, whatever their
     * dates, among the others.
     */
    public static RuleBook of(List<RulePack> inForce, RulePack tried) {
        var packs = new ArrayList<RulePack>();
        for (var pack : inForce) {
            if (!pack.id().equals(tried.id())) {
                packs.add(pack);
            }
        }
        packs.add(always(tried));
        return RuleBook.of(packs);
    }

    private static RulePack always(RulePack pack) {
        return new RulePack(
                pack.id(),
                pack.version(),
                pack.title(),
                Instant.EPOCH,
                pack.effectiveTo(),
                pack.jurisdictions(),
                pack.coverage(),
                pack.rules());
    }
}
