package io.forbear.compliance.intake;

import static io.forbear.compliance.intake.Symbols.known;
import static io.forbear.compliance.intake.Values.required;
import static io.forbear.compliance.intake.Values.stated;

import io.forbear.compliance.intake.Refusal.Reason;
import io.forbear.events.DayName;
import io.forbear.events.DebtorNotice;
import io.forbear.rules.Channel;
import io.forbear.rules.ConsentScope;
import io.forbear.rules.DisputeKind;
import io.forbear.rules.Fact;
import io.forbear.rules.InconvenientTime;
import io.forbear.rules.MoratoriumKind;
import io.forbear.rules.PlaceKind;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What debtors and others declare. Where a notice leaves something open it is read in favour of the
 * person who declared it: whoever is not named is the debtor, and a request of unknown form counts
 * as written.
 */
final class NoticeFacts {
    private final DebtorNotice event;
    private final String id;
    private final Instant at;

    private NoticeFacts(DebtorNotice event) {
        this.event = event;
        this.id = event.getEventId().toString();
        this.at = event.getOccurredAt();
    }

    /** The facts of a notice; none if no rule looks at such a notice. */
    static List<Fact> declared(DebtorNotice event) {
        return new NoticeFacts(event).facts();
    }

    private List<Fact> facts() {
        return switch (event.getKind()) {
            case CONSENT_GIVEN -> List.of(consent());
            case CONSENT_WITHDRAWN -> List.of(withdrawal());
            case PREFERENCE_STATED -> List.of(preference());
            case CEASE_REQUESTED -> List.of(cease());
            case THIRD_PARTY_STOP_REQUESTED ->
                    List.of(new Fact.ThirdPartyStopRequested(id, at, at, person()));
            case REPRESENTATION_NOTIFIED -> List.of(representation());
            case DISPUTE_FILED -> List.of(dispute());
            case DISPUTE_ANSWERED ->
                    List.of(new Fact.DisputeAnswered(id, at, at, event.getAccountIds()));
            case VALIDATION_PROVIDED -> List.of(validation());
            case MORATORIUM_STARTED ->
                    List.of(
                            new Fact.MoratoriumStarted(
                                    id, at, at, moratorium(), event.getAccountIds()));
            case MORATORIUM_ENDED ->
                    List.of(
                            new Fact.MoratoriumEnded(
                                    id, at, at, moratorium(), event.getAccountIds()));
            case AGENCY_AUTHORISED -> List.of(authorisation());
            case AGENCY_REVOKED -> List.of(revocation());
            case AGENCY_ASSIGNED ->
                    List.of(new Fact.AgencyAssigned(id, at, at, agency(), event.getAccountIds()));
            case AGENCY_NOTICE_SENT ->
                    List.of(new Fact.AgencyNoticeSent(id, at, at, agency(), event.getAccountIds()));
            case HARDSHIP_DECLARED, HARDSHIP_ENDED, VULNERABILITY_NOTED -> List.of();
            case UNKNOWN ->
                    throw new RefusedRecord(Reason.REJECTED, "kind of the notice is unknown");
        };
    }

    private Fact consent() {
        var scope = event.getScope();
        if (scope == null) {
            throw new RefusedRecord(Reason.REJECTED, "a consent must state its scope, found none");
        }
        return new Fact.ConsentGiven(
                id,
                at,
                at,
                person(),
                stated(event.getToLegalEntityId()),
                new ConsentScope(
                        known(Channel.class, scope.getChannels(), "scope.channels"),
                        scope.getFrom(),
                        scope.getTo(),
                        scope.getIgnoresHours(),
                        scope.getIgnoresFrequency()),
                event.getExpiresAt());
    }

    private Fact withdrawal() {
        return new Fact.ConsentWithdrawn(
                id, at, at, person(), known(Channel.class, event.getChannels(), "channels"));
    }

    private Fact preference() {
        return new Fact.PreferenceStated(
                id,
                at,
                at,
                person(),
                known(Channel.class, event.getChannels(), "channels"),
                event.getInconvenientTimes().stream().map(NoticeFacts::inconvenient).toList(),
                known(PlaceKind.class, event.getInconvenientPlaces(), "inconvenientPlaces"));
    }

    private Fact cease() {
        return new Fact.CeaseRequested(
                id, at, at, person(), written(), stated(event.getToLegalEntityId()));
    }

    private Fact representation() {
        return new Fact.RepresentationNotified(
                id, at, at, person(), required(event.getAttorneyId(), "attorneyId"));
    }

    private Fact dispute() {
        var kind = event.getDisputeKind();
        return new Fact.DisputeFiled(
                id,
                at,
                at,
                event.getAccountIds(),
                written(),
                kind == null ? DisputeKind.DEBT : known(DisputeKind.class, kind, "disputeKind"));
    }

    private Fact validation() {
        return new Fact.ValidationProvided(id, at, at, event.getAccountIds(), agency());
    }

    private Fact authorisation() {
        var authorisation = event.getAuthorisation();
        if (authorisation == null) {
            throw new RefusedRecord(
                    Reason.REJECTED, "an authorisation must state its terms, found none");
        }
        return new Fact.AgencyAuthorised(
                id,
                at,
                at,
                agency(),
                new HashSet<>(authorisation.getJurisdictions()),
                authorisation.getFrom(),
                authorisation.getTo(),
                authorisation.getPublished());
    }

    private Fact revocation() {
        var authorisation = event.getAuthorisation();
        return new Fact.AgencyRevoked(
                id,
                at,
                at,
                agency(),
                authorisation == null
                        ? new HashSet<>()
                        : new HashSet<>(authorisation.getJurisdictions()));
    }

    private String person() {
        var person = stated(event.getPersonId());
        return person == null ? event.getDebtorId() : person;
    }

    private boolean written() {
        return !Boolean.FALSE.equals(event.getWritten());
    }

    private String agency() {
        return required(event.getLegalEntityId(), "legalEntityId");
    }

    private MoratoriumKind moratorium() {
        return known(MoratoriumKind.class, event.getMoratoriumKind(), "moratoriumKind");
    }

    private static InconvenientTime inconvenient(io.forbear.events.InconvenientTime time) {
        var days = new HashSet<DayOfWeek>();
        time.getDays().forEach(day -> days.add(day(day)));
        return new InconvenientTime(wallClock(time.getFrom()), wallClock(time.getTo()), days);
    }

    private static DayOfWeek day(DayName day) {
        return known(DayOfWeek.class, day, "inconvenientTimes.days");
    }

    private static LocalTime wallClock(@Nullable String text) {
        try {
            return LocalTime.parse(required(text, "inconvenientTimes"));
        } catch (DateTimeException notATime) {
            throw new RefusedRecord(
                    Reason.REJECTED, "inconvenientTimes must be HH:MM, found '" + text + "'");
        }
    }
}
