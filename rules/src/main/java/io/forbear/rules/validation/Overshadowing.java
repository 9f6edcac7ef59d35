package io.forbear.rules.validation;

import io.forbear.rules.Breaches;
import io.forbear.rules.CaseFile;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import io.forbear.rules.Turns;
import io.forbear.rules.WallClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Nothing within the validation period overshadows the right to dispute, such as a demand to pay
 * before the period ends (12 CFR 1006.38(b)(1)).
 */
public final class Overshadowing implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "overshadowing",
                    "an outbound contact within the validation period that demands payment before"
                            + " its end",
                    parameters(),
                    Overshadowing::new);

    private final PeriodLength length;
    private final WallClock clock;

    private Overshadowing(Parameters parameters) {
        length = PeriodLength.of(parameters);
        clock = parameters.clock("zone");
    }

    private static List<String> parameters() {
        var names = new ArrayList<>(PeriodLength.PARAMETERS);
        names.add("zone");
        return names;
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var payBy = situation.contact().payBy();
        if (payBy == null || !situation.contact().isOutbound()) {
            return;
        }
        for (var provided : situation.file().all(Fact.ValidationProvided.class)) {
            if (concerns(situation, provided)) {
                for (var zone : clock.zones(situation.profile())) {
                    if (overshadows(situation, provided, payBy, zone)) {
                        var end = length.end(provided, zone);
                        out.report(
                                Evidence.of(
                                                "pay by %s, the validation period ends on %s"
                                                        .formatted(payBy, end))
                                        .with("payBy", payBy)
                                        .with("validationEnd", end)
                                        .on(List.of(provided.id())));
                        return;
                    }
                }
            }
        }
    }

    private boolean overshadows(
            Situation situation, Fact.ValidationProvided provided, LocalDate payBy, ZoneId zone) {
        var end = length.end(provided, zone);
        return payBy.isBefore(end) && !situation.local(zone).toLocalDate().isAfter(end);
    }

    private static boolean concerns(Situation situation, Fact.ValidationProvided provided) {
        return provided.byLegalEntityId().equals(situation.contact().actor().legalEntityId())
                && !provided.occurredAt().isAfter(situation.at())
                && situation.accounts().stream().anyMatch(provided.accountIds()::contains);
    }

    @Override
    public Turns turns(CaseFile file) {
        return Turns.daily(clock);
    }
}
