package io.forbear.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something known about one debtor. It has its effect from {@link #occurredAt()}, however late it
 * arrives; {@link #recordedAt()} is when it arrived. Another fact with the same id corrects it.
 */
public sealed interface Fact {

    /** Unique within the debtor's case file. */
    String id();

    /** When it happened; for a letter from the debtor, its receipt; for a proposal, its instant. */
    Instant occurredAt();

    /** When it became known. */
    Instant recordedAt();

    /** What is known about the debtor from now on; before the first one, the first one holds. */
    record ProfileStated(String id, Instant occurredAt, Instant recordedAt, Profile profile)
            implements Fact {}

    /** What is known about an account from now on; before the first one, the first one holds. */
    record AccountStated(String id, Instant occurredAt, Instant recordedAt, Account account)
            implements Fact {}

    /** A contact was made or tried, and this came of it. */
    record ContactAttempted(
            String id, Instant occurredAt, Instant recordedAt, Contact contact, Outcome outcome)
            implements Fact {}

    /** A contact is planned for {@link #occurredAt()}. */
    record ContactProposed(
            String id, Instant occurredAt, Instant recordedAt, String proposalId, Contact contact)
            implements Fact {}

    /** A permitted proposal came to an end. */
    record ProposalClosed(
            String id, Instant occurredAt, Instant recordedAt, String proposalId, Outcome outcome)
            implements Fact {}

    /** The gate has permitted a proposal: one contact, by this channel, to this person. */
    record PermitIssued(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            String permitId,
            String proposalId,
            Channel channel,
            String personId,
            @Nullable String endpoint,
            Instant validFrom,
            Instant notAfter)
            implements Fact {}

    /**
     * A person allows something.
     *
     * @param toLegalEntityId to whom; null: the creditor and all who act for it
     * @param expiresAt from when on it no longer holds; null: no end
     */
    record ConsentGiven(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            String personId,
            @Nullable String toLegalEntityId,
            ConsentScope scope,
            @Nullable Instant expiresAt)
            implements Fact {}

    /** A person takes consent back for these channels; none means all. */
    record ConsentWithdrawn(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            String personId,
            Set<Channel> channels)
            implements Fact {}

    /** A person says when, where and how he does not want to be contacted. Statements add up. */
    record PreferenceStated(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            String personId,
            Set<Channel> blockedChannels,
            List<InconvenientTime> inconvenientTimes,
            Set<PlaceKind> inconvenientPlaces)
            implements Fact {}

    /**
     * A person wants no further communication. Null entity: the creditor and all who act for it.
     */
    record CeaseRequested(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            String personId,
            boolean written,
            @Nullable String toLegalEntityId)
            implements Fact {}

    /** Somebody who does not owe the debt wants to be left alone. */
    record ThirdPartyStopRequested(
            String id, Instant occurredAt, Instant recordedAt, String personId) implements Fact {}

    /** A person has an attorney. */
    record RepresentationNotified(
            String id, Instant occurredAt, Instant recordedAt, String personId, String attorneyId)
            implements Fact {}

    /** The debtor disputes something. */
    record DisputeFiled(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            List<String> accountIds,
            boolean written,
            DisputeKind kind)
            implements Fact {}

    /** Verification, or the answer to a dispute, was sent. */
    record DisputeAnswered(
            String id, Instant occurredAt, Instant recordedAt, List<String> accountIds)
            implements Fact {}

    /** Validation information was provided. */
    record ValidationProvided(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            List<String> accountIds,
            String byLegalEntityId)
            implements Fact {}

    /** A moratorium begins. */
    record MoratoriumStarted(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            MoratoriumKind kind,
            List<String> accountIds)
            implements Fact {}

    /** A moratorium ends. */
    record MoratoriumEnded(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            MoratoriumKind kind,
            List<String> accountIds)
            implements Fact {}

    /** The debtor is noted as vulnerable, by himself or by somebody who dealt with him. */
    record VulnerabilityNoted(String id, Instant occurredAt, Instant recordedAt) implements Fact {}

    /** A repayment plan is offered. */
    record PlanProposed(String id, Instant occurredAt, Instant recordedAt, PlanTerms terms)
            implements Fact {}

    /** A repayment plan is signed, or agreed orally. */
    record PlanAgreed(
            String id, Instant occurredAt, Instant recordedAt, PlanTerms terms, Instant signedAt)
            implements Fact {}

    /** The debtor does not perform a plan. */
    record PlanBroken(String id, Instant occurredAt, Instant recordedAt, String planId)
            implements Fact {}

    /** A plan is fully performed. */
    record PlanCompleted(String id, Instant occurredAt, Instant recordedAt, String planId)
            implements Fact {}

    /**
     * A complaint was received.
     *
     * @param jurisdictions whose rules set the clocks; none: those of the accounts
     */
    record ComplaintFiled(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            String complaintId,
            ComplaintComplexity complexity,
            ComplaintKind kind,
            List<String> accountIds,
            Set<String> jurisdictions)
            implements Fact {}

    /**
     * A complaint is more difficult than it was filed as; its answer may take longer.
     *
     * @param approved whether a second person allowed it
     * @param noticeSentAt when the complainant was told; null: not told
     */
    record ComplaintExtended(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            String complaintId,
            ComplaintComplexity complexity,
            boolean approved,
            @Nullable Instant noticeSentAt)
            implements Fact {}

    /** The final answer to a complaint was sent. */
    record ComplaintResolved(String id, Instant occurredAt, Instant recordedAt, String complaintId)
            implements Fact {}

    /**
     * An agency may collect.
     *
     * @param from first day
     * @param to last day, included; null: no end
     * @param published on the bank's published list
     */
    record AgencyAuthorised(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            String legalEntityId,
            Set<String> jurisdictions,
            LocalDate from,
            @Nullable LocalDate to,
            boolean published)
            implements Fact {}

    /** An agency may no longer collect in these jurisdictions; none means all. */
    record AgencyRevoked(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            String legalEntityId,
            Set<String> jurisdictions)
            implements Fact {}

    /** Accounts were placed with an agency. */
    record AgencyAssigned(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            String legalEntityId,
            List<String> accountIds)
            implements Fact {}

    /** The debtor was told which agency will collect. */
    record AgencyNoticeSent(
            String id,
            Instant occurredAt,
            Instant recordedAt,
            String legalEntityId,
            List<String> accountIds)
            implements Fact {}
}
