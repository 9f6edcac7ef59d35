package io.forbear.rules.agency;

import io.forbear.rules.ActorKind;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Only agencies on the bank's published list collect: authorised for the jurisdiction, on a date
 * within the authorisation, and not revoked since (CBA 2026 guideline).
 */
public final class PublishedAgency implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "published-agency",
                    "an outbound contact of an agency that is not authorised and published",
                    List.of("jurisdiction", "zone"),
                    PublishedAgency::new);

    private final String jurisdiction;
    private final WallClock clock;

    private PublishedAgency(Parameters parameters) {
        jurisdiction = parameters.strings("jurisdiction").iterator().next();
        clock = parameters.clock("zone");
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        var actor = contact.actor();
        if (!contact.isOutbound() || actor.kind() != ActorKind.AGENCY) {
            return;
        }
        for (var zone : clock.zones(situation.profile())) {
            if (!authorised(situation, actor.legalEntityId(), zone)) {
                out.report(
                        until(situation, actor.legalEntityId(), zone),
                        Evidence.of("the agency is not on the published list")
                                .with("agency", actor.legalEntityId())
                                .with("localDate", situation.local(zone).toLocalDate()));
                return;
            }
        }
    }

    private boolean authorised(Situation situation, String agency, ZoneId zone) {
        var date = situation.local(zone).toLocalDate();
        for (var given : situation.file().all(Fact.AgencyAuthorised.class)) {
            var to = given.to();
            if (published(given, agency)
                    && !given.occurredAt().isAfter(situation.at())
                    && !date.isBefore(given.from())
                    && (to == null || !date.isAfter(to))
                    && !revoked(situation, given)) {
                return true;
            }
        }
        return false;
    }

    private boolean published(Fact.AgencyAuthorised given, String agency) {
        return given.published()
                && given.legalEntityId().equals(agency)
                && given.jurisdictions().contains(jurisdiction);
    }

    private boolean revoked(Situation situation, Fact.AgencyAuthorised given) {
        for (var revoked : situation.file().all(Fact.AgencyRevoked.class)) {
            if (revoked.legalEntityId().equals(given.legalEntityId())
                    && (revoked.jurisdictions().isEmpty()
                            || revoked.jurisdictions().contains(jurisdiction))
                    && !revoked.occurredAt().isBefore(given.occurredAt())
                    && !revoked.occurredAt().isAfter(situation.at())) {
                return true;
            }
        }
        return false;
    }

    /** An authorisation that is known but begins on a later date cures it by itself. */
    private Instant until(Situation situation, String agency, ZoneId zone) {
        LocalDate today = situation.local(zone).toLocalDate();
        Instant next = Breaches.NEVER;
        for (var given : situation.file().all(Fact.AgencyAuthorised.class)) {
            if (published(given, agency)
                    && given.from().isAfter(today)
                    && !revoked(situation, given)) {
                var start = Situation.startOf(given.from(), zone);
                next = start.isBefore(next) ? start : next;
            }
        }
        return next;
    }

    @Override
    public Turns turns(CaseFile file) {
        return Turns.daily(clock);
    }
}
