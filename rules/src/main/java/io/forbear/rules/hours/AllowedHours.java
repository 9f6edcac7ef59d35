package io.forbear.rules.hours;

import io.forbear.rules.Breaches;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Evidence.Item;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import io.forbear.rules.Turns;
import io.forbear.rules.WallClock;
import io.forbear.rules.consent.Consents;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Contact only from the earliest to the latest time of day, on the wall clock by the time-zone
 * database. Where the debtor may be in several zones, the time must suit every one of them; if no
 * time does, no instant is lawful.
 */
public final class AllowedHours implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "allowed-hours",
                    "an outbound contact before the earliest or after the latest time of day",
                    List.of(
                            "earliest",
                            "latest",
                            "latestExcluded",
                            "observeLimits",
                            "zone",
                            "zones",
                            "channels",
                            "places",
                            "parties",
                            "consentLifts"),
                    AllowedHours::new);

    /** To how many possible zones of the debtor a rule speaks. */
    private enum Zones {
        ONE,
        SEVERAL,
        ANY
    }

    private final LocalTime earliest;
    private final LocalTime latest;
    private final boolean latestExcluded;
    private final boolean observeLimits;
    private final WallClock clock;
    private final Zones speaksTo;
    private final Set<Channel> channels;
    private final Set<PlaceKind> places;
    private final Set<PartyKind> parties;
    private final boolean consentLifts;

    private AllowedHours(Parameters parameters) {
        earliest = parameters.time("earliest");
        latest = parameters.time("latest");
        if (!earliest.isBefore(latest)) {
            throw new IllegalArgumentException(
                    "expected earliest before latest, found " + earliest + " and " + latest);
        }
        latestExcluded = parameters.flag("latestExcluded");
        observeLimits = parameters.flag("observeLimits");
        clock = parameters.clock("zone");
        speaksTo = parameters.has("zones") ? parameters.choice("zones", Zones.class) : Zones.ANY;
        channels = parameters.setOrAll("channels", Channel.class);
        places = parameters.setOrAll("places", PlaceKind.class);
        parties = parameters.setOrAll("parties", PartyKind.class);
        consentLifts = parameters.flag("consentLifts");
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound()
                || !channels.contains(contact.channel())
                || !places.contains(contact.placeKind())
                || !parties.contains(contact.party().kind())) {
            return;
        }
        var zones = clock.zones(situation.profile());
        if (zones.isEmpty() || !speaksTo(zones.size())) {
            return;
        }
        judge(situation, zones, out);
    }

    private boolean speaksTo(int zones) {
        return switch (speaksTo) {
            case ONE -> zones == 1;
            case SEVERAL -> zones > 1;
            case ANY -> true;
        };
    }

    private void judge(Situation situation, List<ZoneId> zones, Breaches out) {
        for (int i = 0; i < zones.size(); i++) {
            var zone = zones.get(i);
            var time = situation.local(zone).toLocalTime();
            if (!allows(time)) {
                if (!lifted(situation)) {
                    var until = situation.atGate() ? opening(situation.at(), zones) : Instant.MAX;
                    out.report(until, () -> evidence(time, zone));
                }
                return;
            }
            if (observeLimits
                    && (time.equals(earliest) || time.equals(latest))
                    && !lifted(situation)) {
                out.observe(evidence(time, zone));
            }
        }
    }

    private boolean lifted(Situation situation) {
        return consentLifts
                && Consents.liftsHours(situation.file(), situation.contact(), situation.at());
    }

    private boolean allows(LocalTime time) {
        return !time.isBefore(earliest)
                && (latestExcluded ? time.isBefore(latest) : !time.isAfter(latest));
    }

    private Instant opening(Instant at, List<ZoneId> zones) {
        return Openings.next(at, zones, time -> allows(time.toLocalTime()), List.of(earliest));
    }

    private Evidence evidence(LocalTime time, ZoneId zone) {
        return Evidence.of(
                time + " in " + zone + ", allowed from " + earliest + " to " + latest,
                Item.of("localTime", time),
                Item.of("zone", zone),
                Item.of("earliest", earliest),
                Item.of("latest", latest));
    }

    @Override
    public Turns turns(CaseFile file) {
        return Turns.at(clock, List.of(earliest, latest));
    }
}
