package io.forbear.compliance.casefile;

import io.forbear.rules.Fact;

/** A type of fact on disk; the number never changes and is never given again. */
enum FactKind {
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

    private static final FactKind[] BY_NUMBER = byNumber();

    private final int number;

    FactKind(int number) {
        this.number = number;
    }

    private static FactKind[] byNumber() {
        var kinds = new FactKind[values().length + 1];
        for (var kind : values()) {
            kinds[kind.number] = kind;
        }
        return kinds;
    }

    int number() {
        return number;
    }

    static FactKind of(int number) {
        if (number < 1 || number >= BY_NUMBER.length) {
            throw new IllegalStateException(
                    "expected a kind of fact within 1 and "
                            + (BY_NUMBER.length - 1)
                            + ", found "
                            + number);
        }
        return BY_NUMBER[number];
    }

    static FactKind of(Fact fact) {
        return switch (fact) {
            case Fact.ProfileStated _ -> PROFILE_STATED;
            case Fact.AccountStated _ -> ACCOUNT_STATED;
            case Fact.ContactAttempted _ -> CONTACT_ATTEMPTED;
            case Fact.ContactProposed _ -> CONTACT_PROPOSED;
            case Fact.ProposalClosed _ -> PROPOSAL_CLOSED;
            case Fact.PermitIssued _ -> PERMIT_ISSUED;
            case Fact.ConsentGiven _ -> CONSENT_GIVEN;
            case Fact.ConsentWithdrawn _ -> CONSENT_WITHDRAWN;
            case Fact.PreferenceStated _ -> PREFERENCE_STATED;
            case Fact.CeaseRequested _ -> CEASE_REQUESTED;
            case Fact.ThirdPartyStopRequested _ -> THIRD_PARTY_STOP_REQUESTED;
            case Fact.RepresentationNotified _ -> REPRESENTATION_NOTIFIED;
            case Fact.DisputeFiled _ -> DISPUTE_FILED;
            case Fact.DisputeAnswered _ -> DISPUTE_ANSWERED;
            case Fact.ValidationProvided _ -> VALIDATION_PROVIDED;
            case Fact.MoratoriumStarted _ -> MORATORIUM_STARTED;
            case Fact.MoratoriumEnded _ -> MORATORIUM_ENDED;
            case Fact.PlanProposed _ -> PLAN_PROPOSED;
            case Fact.PlanAgreed _ -> PLAN_AGREED;
            case Fact.PlanBroken _ -> PLAN_BROKEN;
            case Fact.PlanCompleted _ -> PLAN_COMPLETED;
            case Fact.ComplaintFiled _ -> COMPLAINT_FILED;
            case Fact.ComplaintResolved _ -> COMPLAINT_RESOLVED;
            case Fact.AgencyAuthorised _ -> AGENCY_AUTHORISED;
            case Fact.AgencyRevoked _ -> AGENCY_REVOKED;
            case Fact.AgencyAssigned _ -> AGENCY_ASSIGNED;
            case Fact.AgencyNoticeSent _ -> AGENCY_NOTICE_SENT;
            case Fact.VulnerabilityNoted _ -> VULNERABILITY_NOTED;
            case Fact.ComplaintExtended _ -> COMPLAINT_EXTENDED;
        };
    }

    /** Whether facts of this type may be forgotten once they are old. */
    boolean mayBeForgotten() {
        return switch (this) {
            case CONTACT_ATTEMPTED,
                    CONTACT_PROPOSED,
                    PROPOSAL_CLOSED,
                    PERMIT_ISSUED,
                    ACCOUNT_STATED ->
                    true;
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
}
