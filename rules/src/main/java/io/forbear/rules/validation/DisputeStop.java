package io.forbear.rules.validation;

import io.forbear.rules.Breaches;
import io.forbear.rules.CaseFile;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.DisputeKind;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import io.forbear.rules.Turns;
import io.forbear.rules.WallClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * A written dispute received on or before the last day of the validation period stops the
 * collection of that account until verification was sent (12 CFR 1006.38(d)(2); 15 USC 1692g(b)). A
 * dispute received before validation information was provided is in time.
 */
public final class DisputeStop implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "dispute-stop",
                    "an outbound contact, other than for the allowed purposes, about an account in"
                            + " written dispute since the validation period and not answered",
                    parameters(),
                    DisputeStop::new);

    private final PeriodLength length;
    private final WallClock clock;
    private final Set<DisputeKind> kinds;
    private final Set<Purpose> allowed;

    private DisputeStop(Parameters parameters) {
        length = PeriodLength.of(parameters);
        clock = parameters.clock("zone");
        kinds = parameters.set("kinds", DisputeKind.class);
        allowed = parameters.setOrNone("allowedPurposes", Purpose.class);
    }

    private static List<String> parameters() {
        var names = new ArrayList<>(PeriodLength.PARAMETERS);
        Collections.addAll(names, "zone", "kinds", "allowedPurposes");
        return names;
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound() || allowed.contains(contact.purpose())) {
            return;
        }
        for (var dispute : situation.file().all(Fact.DisputeFiled.class)) {
            if (dispute.written()
                    && kinds.contains(dispute.kind())
                    && !dispute.occurredAt().isAfter(situation.at())) {
                for (var account : situation.accounts()) {
                    if (stops(situation, dispute, account)) {
                        out.report(
                                Evidence.of("written dispute not answered yet")
                                        .with("account", account)
                                        .with("receivedAt", dispute.occurredAt())
                                        .on(List.of(dispute.id())));
                        return;
                    }
                }
            }
        }
    }

    private boolean stops(Situation situation, Fact.DisputeFiled dispute, String account) {
        return dispute.accountIds().contains(account)
                && !answered(situation, dispute, account)
                && inTime(situation, dispute, account);
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

    private boolean inTime(Situation situation, Fact.DisputeFiled dispute, String account) {
        boolean begun = false;
        for (var provided : situation.file().all(Fact.ValidationProvided.class)) {
            if (provided.accountIds().contains(account)
                    && provided.byLegalEntityId()
                            .equals(situation.contact().actor().legalEntityId())
                    && !provided.occurredAt().isAfter(dispute.occurredAt())) {
                begun = true;
                for (var zone : clock.zones(situation.profile())) {
                    if (inTime(dispute, provided, zone)) {
                        return true;
                    }
                }
            }
        }
        return !begun;
    }

    private boolean inTime(
            Fact.DisputeFiled dispute, Fact.ValidationProvided provided, ZoneId zone) {
        return !LocalDate.ofInstant(dispute.occurredAt(), zone).isAfter(length.end(provided, zone));
    }

    @Override
    public Turns turns(CaseFile file) {
        return Turns.daily(clock);
    }
}
