package io.forbear.rules.content;

import io.forbear.rules.Breaches;
import io.forbear.rules.CaseFile;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.ContentFlag;
import io.forbear.rules.Evidence;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import io.forbear.rules.Turns;
import io.forbear.rules.WallClock;
import java.util.List;

/**
 * No threat of suit on a time-barred debt (12 CFR 1006.26(b)). The threat comes from content
 * analysis, so it is an observation until a reviewer confirms it.
 */
public final class TimeBarredThreat implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "time-barred-threat",
                    "a legal threat about an account after the end of its limitation period"
                            + " (observation)",
                    List.of("zone"),
                    TimeBarredThreat::new);

    private final WallClock clock;

    private TimeBarredThreat(Parameters parameters) {
        clock = parameters.clock("zone");
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        if (!situation.contact().contentFlags().contains(ContentFlag.LEGAL_THREAT)
                || !situation.contact().holdsOwnWords()) {
            return;
        }
        for (var zone : clock.zones(situation.profile())) {
            for (var id : situation.accounts()) {
                var account = situation.file().accountAt(id, situation.at());
                var end = account == null ? null : account.limitationEndsAt();
                if (end != null && situation.local(zone).toLocalDate().isAfter(end)) {
                    out.observe(
                            Evidence.of("legal threat flagged on a time-barred debt")
                                    .with("account", id)
                                    .with("limitationEndsAt", end));
                    return;
                }
            }
        }
    }

    @Override
    public Turns turns(CaseFile file) {
        return Turns.daily(clock);
    }
}
