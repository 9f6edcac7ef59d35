package io.forbear.rules.hours;

import io.forbear.rules.Breaches;
import io.forbear.rules.CaseFile;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.InconvenientTime;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import io.forbear.rules.Turns;
import io.forbear.rules.WallClock;
import io.forbear.rules.consent.Consents;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * No contact at a time the person called inconvenient (12 CFR 1006.6(b)(1)(i); CONC 7.9.4R). Times
 * are on the debtor's wall clock; where he may be in several zones, in any of them.
 */
public final class RequestedTimes implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "requested-times",
                    "an outbound contact at a time the person called inconvenient",
                    List.of("zone", "consentLifts"),
                    RequestedTimes::new);

    private final WallClock clock;
    private final boolean consentLifts;

    private RequestedTimes(Parameters parameters) {
        clock = parameters.clock("zone");
        consentLifts = parameters.flag("consentLifts");
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        if (!situation.contact().isOutbound()) {
            return;
        }
        for (var stated : situation.file().all(Fact.PreferenceStated.class)) {
            if (applies(stated, situation) && !judge(situation, stated, out)) {
                return;
            }
        }
    }

    private static boolean applies(Fact.PreferenceStated stated, Situation situation) {
        return !stated.inconvenientTimes().isEmpty()
                && stated.personId().equals(situation.contact().party().personId())
                && !stated.occurredAt().isAfter(situation.at());
    }

    /** False when the rest need not be asked. */
    private boolean judge(Situation situation, Fact.PreferenceStated stated, Breaches out) {
        var zones = clock.zones(situation.profile());
        for (var zone : zones) {
            var local = situation.local(zone);
            for (var time : stated.inconvenientTimes()) {
                if (time.contains(local)) {
                    if (!lifted(situation)) {
                        out.report(until(situation, zones), evidence(stated, time, local, zone));
                    }
                    return false;
                }
            }
        }
        return true;
    }

    private boolean lifted(Situation situation) {
        return consentLifts
                && Consents.liftsHours(situation.file(), situation.contact(), situation.at());
    }

    private static Instant until(Situation situation, List<ZoneId> zones) {
        if (!situation.atGate()) {
            return Breaches.NEVER;
        }
        var times = times(situation.file(), situation);
        var ends = new ArrayList<LocalTime>();
        ends.add(LocalTime.MIDNIGHT);
        times.forEach(time -> ends.add(time.to()));
        return Openings.next(
                situation.at(),
                zones,
                local -> times.stream().noneMatch(time -> time.contains(local)),
                ends);
    }

    private static List<InconvenientTime> times(CaseFile file, Situation situation) {
        var times = new ArrayList<InconvenientTime>();
        for (var stated : file.all(Fact.PreferenceStated.class)) {
            if (applies(stated, situation)) {
                times.addAll(stated.inconvenientTimes());
            }
        }
        return times;
    }

    private static Evidence evidence(
            Fact.PreferenceStated stated, InconvenientTime time, LocalDateTime local, ZoneId zone) {
        return Evidence.of(
                        "%s in %s, called inconvenient from %s to %s"
                                .formatted(local.toLocalTime(), zone, time.from(), time.to()))
                .with("localTime", local)
                .with("zone", zone)
                .on(List.of(stated.id()));
    }

    @Override
    public Turns turns(CaseFile file) {
        var times = new ArrayList<LocalTime>();
        for (var stated : file.all(Fact.PreferenceStated.class)) {
            for (var time : stated.inconvenientTimes()) {
                times.add(time.from());
                times.add(time.to());
            }
        }
        return Turns.at(clock, times);
    }
}
