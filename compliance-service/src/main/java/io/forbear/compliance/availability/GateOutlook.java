package io.forbear.compliance.availability;

import io.forbear.compliance.availability.Availability.Assumes;
import io.forbear.compliance.availability.Availability.ByChannel;
import io.forbear.compliance.availability.Availability.Closed;
import io.forbear.compliance.availability.Availability.ClosingRule;
import io.forbear.compliance.availability.Availability.Interval;
import io.forbear.compliance.availability.Availability.NextLawful;
import io.forbear.compliance.conduct.CaseFileQueries.Known;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.Decision;
import io.forbear.rules.Fact;
import io.forbear.rules.Gate;
import io.forbear.rules.Stretch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts contacts that nobody has proposed before the gate. There is no second reading of any rule:
 * an interval is lawful because the gate permits at its every instant.
 */
public final class GateOutlook {
    // names the contact in findings; no event has such an id
    private static final String SUBJECT = "prospect";
    private static final String CONTENT =
            "Everything that must be said is said, letters contain all that any rule wants, neither"
                    + " the debt nor an amount is named, two collectors visit, company devices are"
                    + " used.";
    private static final String LEFT_OUT =
            " Known accounts of another creditor or coverage are left out.";

    private final Gate gate;
    private final Known known;

    public GateOutlook(Known known) {
        this.gate = new Gate(known.book());
        this.known = known;
    }

    /**
     * When the channels are open.
     *
     * @param from first instant, in whole milliseconds
     * @param to the instant after the last
     */
    Availability availability(Prospect said, Set<Channel> channels, Instant from, Instant to) {
        var assumed = Assumed.of(said, known.file(), known.book(), from);
        return new Availability(
                known.file().debtorId(),
                known.asOf(),
                from,
                to,
                known.file().profileAt(from).zones().stream().map(ZoneId::getId).toList(),
                assumes(assumed),
                packVersions(from, to),
                channels.stream()
                        .map(channel -> byChannel(assumed.by(channel), from, to))
                        .toList());
    }

    /**
     * When each channel opens next for a contact: its own one for the contact as it is, the others
     * for one with the same people and accounts.
     *
     * @param from first instant looked at
     */
    public List<NextLawful> next(Contact contact, Instant from) {
        var said =
                new Prospect(
                        contact.accountIds(),
                        contact.purpose(),
                        contact.party().personId(),
                        contact.party().kind(),
                        contact.actor().legalEntityId(),
                        contact.actor().kind(),
                        contact.actor().onBehalfOf(),
                        null,
                        null);
        var assumed = Assumed.of(said, known.file(), known.book(), from);
        var next = new ArrayList<NextLawful>();
        for (var channel : Channel.values()) {
            var asked = channel == contact.channel() ? contact : assumed.by(channel);
            next.add(new NextLawful(channel, firstLawful(asked, from)));
        }
        return next;
    }

    private ByChannel byChannel(Contact contact, Instant from, Instant to) {
        var lawful = new ArrayList<Interval>();
        var closed = new ArrayList<Closed>();
        for (var stretch : gate.outlook(known.file(), proposal(contact, from), from, to)) {
            if (stretch.lawful()) {
                lawful.add(new Interval(stretch.from(), stretch.until()));
            } else {
                closed.add(closed(stretch));
            }
        }
        return new ByChannel(
                contact.channel(),
                contact.endpoint(),
                contact.placeKind(),
                lawful.isEmpty() ? firstLawful(contact, to) : lawful.getFirst().from(),
                lawful,
                closed);
    }

    private static Closed closed(Stretch stretch) {
        return new Closed(
                stretch.from(),
                stretch.until(),
                stretch.closedBy().stream().map(ClosingRule::of).toList());
    }

    private @Nullable Instant firstLawful(Contact contact, Instant from) {
        return switch (gate.decide(known.file(), proposal(contact, from), from)) {
            case Decision.Permitted _ -> from;
            case Decision.Deferred deferred -> wholeMillis(deferred.notBefore());
            case Decision.Denied _ -> null;
        };
    }

    private static Instant wholeMillis(Instant instant) {
        var millis = Instant.ofEpochMilli(instant.toEpochMilli());
        return millis.isBefore(instant) ? millis.plusMillis(1) : millis;
    }

    private static Fact.ContactProposed proposal(Contact contact, Instant at) {
        return new Fact.ContactProposed(SUBJECT, at, at, SUBJECT, contact);
    }

    private static Assumes assumes(Assumed assumed) {
        return new Assumes(
                assumed.accountIds(),
                assumed.party().personId(),
                assumed.party().kind(),
                assumed.actor().legalEntityId(),
                assumed.actor().kind(),
                assumed.actor().onBehalfOf(),
                assumed.purpose(),
                assumed.leavesAccountsOut() ? CONTENT + LEFT_OUT : CONTENT);
    }

    private List<String> packVersions(Instant from, Instant to) {
        var versions = new LinkedHashSet<>(known.book().versionsInForce(from));
        versions.addAll(known.book().versionsInForce(to));
        return List.copyOf(versions);
    }
}
