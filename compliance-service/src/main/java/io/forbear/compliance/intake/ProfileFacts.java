package io.forbear.compliance.intake;

import io.forbear.compliance.intake.Refusal.Reason;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.rules.DebtorFlag;
import io.forbear.rules.Fact;
import io.forbear.rules.Profile;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;

/** What is known about the debtor himself. */
final class ProfileFacts {
    private ProfileFacts() {}

    static Fact stated(DebtorProfileChanged event) {
        return new Fact.ProfileStated(
                event.getEventId().toString(),
                event.getOccurredAt(),
                event.getOccurredAt(),
                new Profile(
                        event.getZones().stream().map(ProfileFacts::zone).toList(),
                        new HashSet<>(event.getJurisdictions()),
                        Symbols.known(DebtorFlag.class, event.getFlags(), "flags"),
                        Boolean.TRUE.equals(event.getEmployerProhibitsContact())));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException notAZone) {
            throw new RefusedRecord(
                    Reason.REJECTED, "zones must be IANA time zones, found '" + id + "'");
        }
    }
}
