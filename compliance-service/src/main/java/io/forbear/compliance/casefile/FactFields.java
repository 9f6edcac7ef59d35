package io.forbear.compliance.casefile;

import io.forbear.rules.Channel;
import io.forbear.rules.ComplaintComplexity;
import io.forbear.rules.ComplaintKind;
import io.forbear.rules.Fact;
import io.forbear.rules.MoratoriumKind;
import io.forbear.rules.Outcome;
import java.time.Instant;
import java.util.Set;

/** A fact's own fields as bytes, in the order of its record. */
final class FactFields {
    private static final Channel[] CHANNELS = Channel.values();
    private static final ComplaintComplexity[] COMPLEXITIES = ComplaintComplexity.values();
    private static final ComplaintKind[] COMPLAINTS = ComplaintKind.values();
    private static final MoratoriumKind[] MORATORIA = MoratoriumKind.values();
    private static final Outcome[] OUTCOMES = Outcome.values();

    private FactFields() {}

    static void write(ByteWriter out, Fact fact) {
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
            case Fact.ConsentGiven f -> NoticeCodec.consent(out, f);
            case Fact.ConsentWithdrawn f -> out.text(f.personId()).symbols(f.channels());
            case Fact.PreferenceStated f -> NoticeCodec.preference(out, f);
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

    static Fact read(
            ByteReader in,
            ContactCodec contacts,
            FactKind kind,
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
            case CONSENT_GIVEN -> NoticeCodec.consent(in, id, at, recorded);
            case CONSENT_WITHDRAWN ->
                    new Fact.ConsentWithdrawn(
                            id, at, recorded, in.text(), NoticeCodec.channels(in));
            case PREFERENCE_STATED -> NoticeCodec.preference(in, id, at, recorded);
            case CEASE_REQUESTED ->
                    new Fact.CeaseRequested(
                            id, at, recorded, in.text(), in.flag(), in.optional(ByteReader::text));
            case THIRD_PARTY_STOP_REQUESTED ->
                    new Fact.ThirdPartyStopRequested(id, at, recorded, in.text());
            case REPRESENTATION_NOTIFIED ->
                    new Fact.RepresentationNotified(id, at, recorded, in.text(), in.text());
            case DISPUTE_FILED -> NoticeCodec.dispute(in, id, at, recorded);
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
}
