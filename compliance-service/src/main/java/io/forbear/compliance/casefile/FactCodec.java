package io.forbear.compliance.casefile;

import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.ComplaintComplexity;
import io.forbear.rules.ComplaintKind;
import io.forbear.rules.ConsentScope;
import io.forbear.rules.DisputeKind;
import io.forbear.rules.Fact;
import io.forbear.rules.InconvenientTime;
import io.forbear.rules.MoratoriumKind;
import io.forbear.rules.Outcome;
import io.forbear.rules.PlaceKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facts as bytes: a version, the type of fact, both instants, then the fact's own fields in the
 * order of its record. The id is not among them, it is the row's key. A field that a later version
 * adds goes to the end, where readers of older rows find nothing and take its default; any other
 * change needs a new version number and both readers. Version 2 is a fact that has replaced others:
 * their digests, eight bytes each, stand before the type. Version 3 is a contact of which it is
 * settled whether it broke the law: a flag, then digests as in version 2.
 */
final class FactCodec {
    private static final int VERSION = 1;
    private static final int REPLACING_VERSION = 2;
    private static final int SETTLED_VERSION = 3;

    private static final Channel[] CHANNELS = Channel.values();
    private static final ComplaintComplexity[] COMPLEXITIES = ComplaintComplexity.values();
    private static final ComplaintKind[] COMPLAINTS = ComplaintKind.values();
    private static final DayOfWeek[] DAYS = DayOfWeek.values();
    private static final DisputeKind[] DISPUTES = DisputeKind.values();
    private static final MoratoriumKind[] MORATORIA = MoratoriumKind.values();
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final PlaceKind[] PLACES = PlaceKind.values();

    private FactCodec() {}

    /** A type of fact on disk; the number never changes and is never given again. */
    private enum Kind {
        PROFILE_STATED(1),
        ACCOUNT_STATED(2),
        CONTACT_ATTEMPTED(3),
        CONTACT_PROPOSED(4),
        PROPOSAL_CLOSED(5),
        PERMIT_ISSUED(6),
        CONSENT_GIVEN(7),
        CONSENT_WITHDRAWN(8),
        PREFERENCE_STATED(9),
        CEASE_REQUESTED(10),
        THIRD_PARTY_STOP_REQUESTED(11),
        REPRESENTATION_NOTIFIED(12),
        DISPUTE_FILED(13),
        DISPUTE_ANSWERED(14),
        VALIDATION_PROVIDED(15),
        MORATORIUM_STARTED(16),
        MORATORIUM_ENDED(17),
        PLAN_PROPOSED(18),
        PLAN_AGREED(19),
        PLAN_BROKEN(20),
        PLAN_COMPLETED(21),
        COMPLAINT_FILED(22),
        COMPLAINT_RESOLVED(23),
        AGENCY_AUTHORISED(24),
        AGENCY_REVOKED(25),
        AGENCY_ASSIGNED(26),
        AGENCY_NOTICE_SENT(27),
        VULNERABILITY_NOTED(28),
        COMPLAINT_EXTENDED(29);

        private static final Kind[] BY_NUMBER = byNumber();

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        private static Kind[] byNumber() {
            var kinds = new Kind[values().length + 1];
            for (var kind : values()) {
                kinds[kind.number] = kind;
            }
            return kinds;
        }

        static Kind of(int number) {
            if (number < 1 || number >= BY_NUMBER.length) {
                throw new IllegalStateException(
                        "expected a kind of fact within 1 and "
                                + (BY_NUMBER.length - 1)
                                + ", found "
                                + number);
            }
            return BY_NUMBER[number];
        }
    }

    static byte[] encode(Fact fact) {
        return encode(fact, List.of(), null);
    }

    /** A fact of a file, with the digests of the versions it has replaced there. */
    static byte[] encode(CaseFile file, Fact fact) {
        return encode(fact, file.superseded(fact.id()), file.settled(fact.id()));
    }

    static byte[] encode(Fact fact, Collection<Long> superseded, @Nullable Boolean settled) {
        var out = new ByteWriter();
        if (settled != null) {
            out.raw(SETTLED_VERSION).flag(settled).all(superseded, ByteWriter::fixed);
        } else if (superseded.isEmpty()) {
            out.raw(VERSION);
        } else {
            out.raw(REPLACING_VERSION).all(superseded, ByteWriter::fixed);
        }
        out.raw(kind(fact).number);
        out.instant(fact.occurredAt());
        out.number(fact.recordedAt().toEpochMilli() - fact.occurredAt().toEpochMilli());
        write(out, fact);
        return out.toByteArray();
    }

    /**
     * Puts a row's fact, and what it has replaced, into a file.
     *
     * @param contacts remembers what the file's contacts have in common
     */
    static void restore(CaseFile file, ContactCodec contacts, String id, byte[] bytes) {
        var in = new ByteReader(bytes, 0);
        var head = head(in);
        file.restore(fact(id, contacts, in), head.superseded());
        var settled = head.settled();
        if (settled != null) {
            file.settle(id, settled);
        }
    }

    static Fact decode(String id, byte[] bytes) {
        var in = new ByteReader(bytes, 0);
        head(in);
        return fact(id, new ContactCodec(), in);
    }

    /** What stands before the fact itself. */
    private record Head(@Nullable Boolean settled, List<Long> superseded) {
        static final Head EMPTY = new Head(null, List.of());
    }

    private static Head head(ByteReader in) {
        var version = in.raw();
        return switch (version) {
            case VERSION -> Head.EMPTY;
            case REPLACING_VERSION -> new Head(null, in.all(ByteReader::fixed));
            case SETTLED_VERSION -> new Head(in.flag(), in.all(ByteReader::fixed));
            default ->
                    throw new IllegalStateException(
                            "expected a fact of version 1 to 3, found " + version);
        };
    }

    /** Whether a row holds a fact that may be forgotten, of an instant or later, before another. */
    static boolean mayBeForgotten(byte[] bytes, Instant since, Instant mark) {
        var in = new ByteReader(bytes, 0);
        head(in);
        return switch (Kind.of(in.raw())) {
            case CONTACT_ATTEMPTED,
                    CONTACT_PROPOSED,
                    PROPOSAL_CLOSED,
                    PERMIT_ISSUED,
                    ACCOUNT_STATED -> {
                var at = in.instant();
                yield !at.isBefore(since) && at.isBefore(mark);
            }
            case PROFILE_STATED,
                    CONSENT_GIVEN,
                    CONSENT_WITHDRAWN,
                    PREFERENCE_STATED,
                    CEASE_REQUESTED,
                    THIRD_PARTY_STOP_REQUESTED,
                    REPRESENTATION_NOTIFIED,
                    DISPUTE_FILED,
                    DISPUTE_ANSWERED,
                    VALIDATION_PROVIDED,
                    MORATORIUM_STARTED,
                    MORATORIUM_ENDED,
                    PLAN_PROPOSED,
                    PLAN_AGREED,
                    PLAN_BROKEN,
                    PLAN_COMPLETED,
                    COMPLAINT_FILED,
                    COMPLAINT_RESOLVED,
                    AGENCY_AUTHORISED,
                    AGENCY_REVOKED,
                    AGENCY_ASSIGNED,
                    AGENCY_NOTICE_SENT,
                    VULNERABILITY_NOTED,
                    COMPLAINT_EXTENDED ->
                    false;
        };
    }

    private static Fact fact(String id, ContactCodec contacts, ByteReader in) {
        var kind = Kind.of(in.raw());
        var occurredAt = in.instant();
        return read(in, contacts, kind, id, occurredAt, occurredAt.plusMillis(in.number()));
    }

    private static Kind kind(Fact fact) {
        return switch (fact) {
            case Fact.ProfileStated _ -> Kind.PROFILE_STATED;
            case Fact.AccountStated _ -> Kind.ACCOUNT_STATED;
            case Fact.ContactAttempted _ -> Kind.CONTACT_ATTEMPTED;
            case Fact.ContactProposed _ -> Kind.CONTACT_PROPOSED;
            case Fact.ProposalClosed _ -> Kind.PROPOSAL_CLOSED;
            case Fact.PermitIssued _ -> Kind.PERMIT_ISSUED;
            case Fact.ConsentGiven _ -> Kind.CONSENT_GIVEN;
            case Fact.ConsentWithdrawn _ -> Kind.CONSENT_WITHDRAWN;
            case Fact.PreferenceStated _ -> Kind.PREFERENCE_STATED;
            case Fact.CeaseRequested _ -> Kind.CEASE_REQUESTED;
            case Fact.ThirdPartyStopRequested _ -> Kind.THIRD_PARTY_STOP_REQUESTED;
            case Fact.RepresentationNotified _ -> Kind.REPRESENTATION_NOTIFIED;
            case Fact.DisputeFiled _ -> Kind.DISPUTE_FILED;
            case Fact.DisputeAnswered _ -> Kind.DISPUTE_ANSWERED;
            case Fact.ValidationProvided _ -> Kind.VALIDATION_PROVIDED;
            case Fact.MoratoriumStarted _ -> Kind.MORATORIUM_STARTED;
            case Fact.MoratoriumEnded _ -> Kind.MORATORIUM_ENDED;
            case Fact.PlanProposed _ -> Kind.PLAN_PROPOSED;
            case Fact.PlanAgreed _ -> Kind.PLAN_AGREED;
            case Fact.PlanBroken _ -> Kind.PLAN_BROKEN;
            case Fact.PlanCompleted _ -> Kind.PLAN_COMPLETED;
            case Fact.ComplaintFiled _ -> Kind.COMPLAINT_FILED;
            case Fact.ComplaintResolved _ -> Kind.COMPLAINT_RESOLVED;
            case Fact.AgencyAuthorised _ -> Kind.AGENCY_AUTHORISED;
            case Fact.AgencyRevoked _ -> Kind.AGENCY_REVOKED;
            case Fact.AgencyAssigned _ -> Kind.AGENCY_ASSIGNED;
            case Fact.AgencyNoticeSent _ -> Kind.AGENCY_NOTICE_SENT;
            case Fact.VulnerabilityNoted _ -> Kind.VULNERABILITY_NOTED;
            case Fact.ComplaintExtended _ -> Kind.COMPLAINT_EXTENDED;
        };
    }

    private static void write(ByteWriter out, Fact fact) {
        switch (fact) {
            case Fact.ProfileStated f -> RecordCodec.profile(out, f.profile());
            case Fact.AccountStated f -> RecordCodec.account(out, f.account());
            case Fact.ContactAttempted f -> {
                out.symbol(f.outcome());
                ContactCodec.write(out, f.contact());
            }
            case Fact.ContactProposed f -> {
                out.text(f.proposalId());
                ContactCodec.write(out, f.contact());
            }
            case Fact.ProposalClosed f -> out.text(f.proposalId()).symbol(f.outcome());
            case Fact.PermitIssued f -> permit(out, f);
            case Fact.ConsentGiven f -> consent(out, f);
            case Fact.ConsentWithdrawn f -> out.text(f.personId()).symbols(f.channels());
            case Fact.PreferenceStated f -> preference(out, f);
            case Fact.CeaseRequested f ->
                    out.text(f.personId())
                            .flag(f.written())
                            .optional(f.toLegalEntityId(), ByteWriter::text);
            case Fact.ThirdPartyStopRequested f -> out.text(f.personId());
            case Fact.RepresentationNotified f -> out.text(f.personId()).text(f.attorneyId());
            case Fact.DisputeFiled f ->
                    out.all(f.accountIds(), ByteWriter::text).flag(f.written()).symbol(f.kind());
            case Fact.DisputeAnswered f -> out.all(f.accountIds(), ByteWriter::text);
            case Fact.ValidationProvided f ->
                    out.all(f.accountIds(), ByteWriter::text).text(f.byLegalEntityId());
            case Fact.MoratoriumStarted f ->
                    out.symbol(f.kind()).all(f.accountIds(), ByteWriter::text);
            case Fact.MoratoriumEnded f ->
                    out.symbol(f.kind()).all(f.accountIds(), ByteWriter::text);
            case Fact.PlanProposed f -> RecordCodec.terms(out, f.terms());
            case Fact.PlanAgreed f -> {
                RecordCodec.terms(out, f.terms());
                out.instant(f.signedAt());
            }
            case Fact.PlanBroken f -> out.text(f.planId());
            case Fact.PlanCompleted f -> out.text(f.planId());
            case Fact.ComplaintFiled f ->
                    out.text(f.complaintId())
                            .symbol(f.complexity())
                            .symbol(f.kind())
                            .all(f.accountIds(), ByteWriter::text)
                            .sorted(f.jurisdictions());
            case Fact.ComplaintResolved f -> out.text(f.complaintId());
            case Fact.AgencyAuthorised f -> authorisation(out, f);
            case Fact.AgencyRevoked f -> out.text(f.legalEntityId()).sorted(f.jurisdictions());
            case Fact.AgencyAssigned f ->
                    out.text(f.legalEntityId()).all(f.accountIds(), ByteWriter::text);
            case Fact.AgencyNoticeSent f ->
                    out.text(f.legalEntityId()).all(f.accountIds(), ByteWriter::text);
            case Fact.VulnerabilityNoted _ -> {
                // says no more than that
            }
            case Fact.ComplaintExtended f -> extension(out, f);
        }
    }

    private static Fact read(
            ByteReader in,
            ContactCodec contacts,
            Kind kind,
            String id,
            Instant at,
            Instant recorded) {
        return switch (kind) {
            case PROFILE_STATED ->
                    new Fact.ProfileStated(id, at, recorded, RecordCodec.profile(in));
            case ACCOUNT_STATED ->
                    new Fact.AccountStated(id, at, recorded, RecordCodec.account(in));
            case CONTACT_ATTEMPTED -> attempt(in, contacts, id, at, recorded);
            case CONTACT_PROPOSED -> proposal(in, contacts, id, at, recorded);
            case PROPOSAL_CLOSED ->
                    new Fact.ProposalClosed(id, at, recorded, in.text(), in.symbol(OUTCOMES));
            case PERMIT_ISSUED -> permit(in, id, at, recorded);
            case CONSENT_GIVEN -> consent(in, id, at, recorded);
            case CONSENT_WITHDRAWN ->
                    new Fact.ConsentWithdrawn(id, at, recorded, in.text(), channels(in));
            case PREFERENCE_STATED -> preference(in, id, at, recorded);
            case CEASE_REQUESTED ->
                    new Fact.CeaseRequested(
                            id, at, recorded, in.text(), in.flag(), in.optional(ByteReader::text));
            case THIRD_PARTY_STOP_REQUESTED ->
                    new Fact.ThirdPartyStopRequested(id, at, recorded, in.text());
            case REPRESENTATION_NOTIFIED ->
                    new Fact.RepresentationNotified(id, at, recorded, in.text(), in.text());
            case DISPUTE_FILED -> dispute(in, id, at, recorded);
            case DISPUTE_ANSWERED ->
                    new Fact.DisputeAnswered(id, at, recorded, in.all(ByteReader::text));
            case VALIDATION_PROVIDED ->
                    new Fact.ValidationProvided(
                            id, at, recorded, in.all(ByteReader::text), in.text());
            case MORATORIUM_STARTED ->
                    new Fact.MoratoriumStarted(
                            id, at, recorded, in.symbol(MORATORIA), in.all(ByteReader::text));
            case MORATORIUM_ENDED ->
                    new Fact.MoratoriumEnded(
                            id, at, recorded, in.symbol(MORATORIA), in.all(ByteReader::text));
            case PLAN_PROPOSED -> new Fact.PlanProposed(id, at, recorded, RecordCodec.terms(in));
            case PLAN_AGREED ->
                    new Fact.PlanAgreed(id, at, recorded, RecordCodec.terms(in), in.instant());
            case PLAN_BROKEN -> new Fact.PlanBroken(id, at, recorded, in.text());
            case PLAN_COMPLETED -> new Fact.PlanCompleted(id, at, recorded, in.text());
            case COMPLAINT_FILED -> complaint(in, id, at, recorded);
            case COMPLAINT_RESOLVED -> new Fact.ComplaintResolved(id, at, recorded, in.text());
            case AGENCY_AUTHORISED -> authorisation(in, id, at, recorded);
            case AGENCY_REVOKED -> new Fact.AgencyRevoked(id, at, recorded, in.text(), in.texts());
            case AGENCY_ASSIGNED ->
                    new Fact.AgencyAssigned(id, at, recorded, in.text(), in.all(ByteReader::text));
            case AGENCY_NOTICE_SENT ->
                    new Fact.AgencyNoticeSent(
                            id, at, recorded, in.text(), in.all(ByteReader::text));
            case VULNERABILITY_NOTED -> new Fact.VulnerabilityNoted(id, at, recorded);
            case COMPLAINT_EXTENDED -> extension(in, id, at, recorded);
        };
    }

    private static Fact attempt(
            ByteReader in, ContactCodec contacts, String id, Instant at, Instant recorded) {
        var outcome = in.symbol(OUTCOMES);
        return new Fact.ContactAttempted(id, at, recorded, contacts.read(in), outcome);
    }

    private static Fact proposal(
            ByteReader in, ContactCodec contacts, String id, Instant at, Instant recorded) {
        var proposalId = in.text();
        return new Fact.ContactProposed(id, at, recorded, proposalId, contacts.read(in));
    }

    private static Fact dispute(ByteReader in, String id, Instant at, Instant recorded) {
        return new Fact.DisputeFiled(
                id, at, recorded, in.all(ByteReader::text), in.flag(), in.symbol(DISPUTES));
    }

    private static Fact complaint(ByteReader in, String id, Instant at, Instant recorded) {
        return new Fact.ComplaintFiled(
                id,
                at,
                recorded,
                in.text(),
                in.symbol(COMPLEXITIES),
                in.symbol(COMPLAINTS),
                in.all(ByteReader::text),
                in.hasMore() ? in.texts() : Set.of());
    }

    private static void extension(ByteWriter out, Fact.ComplaintExtended extended) {
        out.text(extended.complaintId())
                .symbol(extended.complexity())
                .flag(extended.approved())
                .optional(extended.noticeSentAt(), ByteWriter::instant);
    }

    private static Fact extension(ByteReader in, String id, Instant at, Instant recorded) {
        return new Fact.ComplaintExtended(
                id,
                at,
                recorded,
                in.text(),
                in.symbol(COMPLEXITIES),
                in.flag(),
                in.optional(ByteReader::instant));
    }

    private static void permit(ByteWriter out, Fact.PermitIssued permit) {
        out.text(permit.permitId())
                .text(permit.proposalId())
                .symbol(permit.channel())
                .text(permit.personId())
                .optional(permit.endpoint(), ByteWriter::text)
                .instant(permit.validFrom())
                .instant(permit.notAfter());
    }

    private static Fact permit(ByteReader in, String id, Instant at, Instant recorded) {
        return new Fact.PermitIssued(
                id,
                at,
                recorded,
                in.text(),
                in.text(),
                in.symbol(CHANNELS),
                in.text(),
                in.optional(ByteReader::text),
                in.instant(),
                in.instant());
    }

    private static void consent(ByteWriter out, Fact.ConsentGiven consent) {
        var scope = consent.scope();
        out.text(consent.personId())
                .optional(consent.toLegalEntityId(), ByteWriter::text)
                .symbols(scope.channels())
                .optional(scope.from(), ByteWriter::instant)
                .optional(scope.to(), ByteWriter::instant)
                .flag(scope.ignoresHours())
                .flag(scope.ignoresFrequency())
                .optional(consent.expiresAt(), ByteWriter::instant);
    }

    private static Fact consent(ByteReader in, String id, Instant at, Instant recorded) {
        return new Fact.ConsentGiven(
                id,
                at,
                recorded,
                in.text(),
                in.optional(ByteReader::text),
                new ConsentScope(
                        channels(in),
                        in.optional(ByteReader::instant),
                        in.optional(ByteReader::instant),
                        in.flag(),
                        in.flag()),
                in.optional(ByteReader::instant));
    }

    private static void preference(ByteWriter out, Fact.PreferenceStated preference) {
        out.text(preference.personId())
                .symbols(preference.blockedChannels())
                .all(preference.inconvenientTimes(), FactCodec::time)
                .symbols(preference.inconvenientPlaces());
    }

    private static Fact preference(ByteReader in, String id, Instant at, Instant recorded) {
        return new Fact.PreferenceStated(
                id,
                at,
                recorded,
                in.text(),
                channels(in),
                in.all(FactCodec::time),
                in.symbols(PlaceKind.class, PLACES));
    }

    private static void time(ByteWriter out, InconvenientTime time) {
        out.number(time.from().toSecondOfDay()).number(time.to().toSecondOfDay());
        out.symbols(time.days());
    }

    private static InconvenientTime time(ByteReader in) {
        return new InconvenientTime(
                LocalTime.ofSecondOfDay(in.number()),
                LocalTime.ofSecondOfDay(in.number()),
                in.symbols(DayOfWeek.class, DAYS));
    }

    private static void authorisation(ByteWriter out, Fact.AgencyAuthorised authorised) {
        out.text(authorised.legalEntityId())
                .sorted(authorised.jurisdictions())
                .date(authorised.from())
                .optional(authorised.to(), ByteWriter::date)
                .flag(authorised.published());
    }

    private static Fact authorisation(ByteReader in, String id, Instant at, Instant recorded) {
        return new Fact.AgencyAuthorised(
                id,
                at,
                recorded,
                in.text(),
                in.texts(),
                in.date(),
                in.optional(ByteReader::date),
                in.flag());
    }

    private static Set<Channel> channels(ByteReader in) {
        return in.symbols(Channel.class, CHANNELS);
    }
}
