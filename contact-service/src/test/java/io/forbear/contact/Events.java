package io.forbear.contact;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintKind;
import io.forbear.events.ComplaintOutcome;
import io.forbear.events.ComplaintResolved;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.Consequence;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactDecided;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPoint;
import io.forbear.events.ContactProposed;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DebtCoverage;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.DecisionKind;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.Direction;
import io.forbear.events.EvidenceItem;
import io.forbear.events.FindingRecord;
import io.forbear.events.Money;
import io.forbear.events.NoticeKind;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.Permit;
import io.forbear.events.PlaceKind;
import io.forbear.events.Placement;
import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanBreach;
import io.forbear.events.PlanBroken;
import io.forbear.events.StageCause;
import io.forbear.events.ViolationStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What others publish about a debtor in Shanghai, or the United States. */
public final class Events {
    private static final Money BALANCE = new Money(new BigDecimal("1234.5000"), "CNY");
    private static final Duration VALIDITY = Duration.ofDays(30);

    /** When simulated time begins. */
    public static final Instant START = Instant.parse("2026-05-04T02:00:00Z");

    private Events() {}

    public static DebtorProfileChanged profile(String debtor) {
        return DebtorProfileChanged.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(START)
                .setDebtorId(debtor)
                .setZones(List.of("Asia/Shanghai"))
                .setJurisdictions(List.of("CN"))
                .setLanguage("zh-CN")
                .setContactPoints(
                        List.of(
                                point("mobile", debtor, Channel.SMS, Channel.VOICE_HUMAN),
                                point("mail", debtor, Channel.EMAIL),
                                point("home", debtor, Channel.LETTER, Channel.VISIT)))
                .build();
    }

    private static ContactPoint point(String name, String debtor, Channel... channels) {
        return ContactPoint.newBuilder()
                .setEndpoint(name + "-" + debtor)
                .setPersonId(debtor)
                .setPartyKind(PartyKind.DEBTOR)
                .setPlaceKind(PlaceKind.MOBILE)
                .setChannels(List.of(channels))
                .build();
    }

    public static AccountStageChanged.Builder stage(String debtor, String stage, long sequence) {
        return AccountStageChanged.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(START)
                .setDebtorId(debtor)
                .setAccountId("A-" + debtor)
                .setSequence(sequence)
                .setStage(stage)
                .setCause(StageCause.OVERDUE_REPORTED)
                .setAsOf(LocalDate.parse("2026-05-04"))
                .setDaysPastDue(3)
                .setOverdueSince(LocalDate.parse("2026-05-01"))
                .setAmountOverdue(new Money(new BigDecimal("100.0000"), "CNY"))
                .setBalance(BALANCE)
                .setCreditor("BANK")
                .setProduct("CREDIT_CARD")
                .setJurisdictions(List.of("CN"))
                .setCoverage(DebtCoverage.FIRST_PARTY);
    }

    public static Placement agency() {
        return Placement.newBuilder()
                .setLegalEntityId("AGENCY")
                .setKind(ActorKind.AGENCY)
                .setPlacedAt(START)
                .build();
    }

    /** As the service would ask. */
    public static ContactProposed proposal(String debtor) {
        return ContactProposed.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(START)
                .setDebtorId(debtor)
                .setProposalId(UUID.randomUUID().toString())
                .setPlannedAt(START)
                .setChannel(Channel.SMS)
                .setActor(bank())
                .setParty(new Party(debtor, PartyKind.DEBTOR))
                .setEndpoint("mobile-" + debtor)
                .setPurpose(ContactPurpose.REMINDER)
                .build();
    }

    public static Actor bank() {
        return Actor.newBuilder()
                .setLegalEntityId("BANK")
                .setKind(ActorKind.ISSUER)
                .setOnBehalfOf("BANK")
                .setDeviceOwnership(DeviceOwnership.COMPANY)
                .build();
    }

    public static ContactDecided permitted(ContactProposed asked) {
        var permit =
                Permit.newBuilder()
                        .setPermitId(UUID.randomUUID().toString())
                        .setProposalId(asked.getProposalId())
                        .setChannel(asked.getChannel())
                        .setPersonId(asked.getParty().getPersonId())
                        .setEndpoint(asked.getEndpoint())
                        .setValidFrom(asked.getPlannedAt())
                        .setNotAfter(asked.getPlannedAt().plus(VALIDITY))
                        .setPackVersions(List.of("cn-cards@2026-1"))
                        .build();
        return decision(asked, DecisionKind.PERMITTED).setPermit(permit).build();
    }

    public static ContactDecided deferred(ContactProposed asked, Instant notBefore) {
        return decision(asked, DecisionKind.DEFERRED)
                .setNotBefore(notBefore)
                .setFindings(List.of(finding("CN-FREQ-01", Consequence.SHOULD_NOT)))
                .build();
    }

    public static ContactDecided denied(ContactProposed asked, String rule) {
        return decision(asked, DecisionKind.DENIED)
                .setFindings(
                        List.of(
                                finding(rule, Consequence.VIOLATION),
                                finding("CN-EVID-01", Consequence.OBSERVATION)))
                .build();
    }

    private static ContactDecided.Builder decision(ContactProposed asked, DecisionKind kind) {
        return ContactDecided.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(asked.getOccurredAt())
                .setDebtorId(asked.getDebtorId())
                .setCausationId(asked.getEventId())
                .setProposalId(asked.getProposalId())
                .setDecision(kind)
                .setPackVersions(List.of("cn-cards@2026-1"));
    }

    public static FindingRecord finding(String rule, Consequence consequence) {
        return FindingRecord.newBuilder()
                .setFindingId(rule + "/x")
                .setRuleId(rule)
                .setConsequence(consequence)
                .setPackId("cn-cards")
                .setPackVersion("2026-1")
                .setCitation("the law")
                .setExplanation("six attempts today, at most six")
                .setEvidence(List.of(new EvidenceItem("count", "6")))
                .setRestsOn(List.of("e1"))
                .build();
    }

    public static ContactAttempted attempted(
            ContactProposed asked, UUID attemptId, ContactOutcome outcome) {
        return ContactAttempted.newBuilder()
                .setEventId(attemptId)
                .setOccurredAt(asked.getPlannedAt())
                .setDebtorId(asked.getDebtorId())
                .setProposalId(asked.getProposalId())
                .setDirection(Direction.OUTBOUND)
                .setOutcome(outcome)
                .setChannel(asked.getChannel())
                .setActor(bank())
                .setParty(asked.getParty())
                .setEndpoint(asked.getEndpoint())
                .setPurpose(asked.getPurpose())
                .build();
    }

    public static PlanAgreed planAgreed(String debtor, String plan) {
        return PlanAgreed.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(START)
                .setDebtorId(debtor)
                .setPlanId(plan)
                .setTotal(BALANCE)
                .setSignedAt(START)
                .build();
    }

    public static PlanBroken planBroken(String debtor, String plan) {
        return PlanBroken.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(START)
                .setDebtorId(debtor)
                .setPlanId(plan)
                .setReason(PlanBreach.INSTALMENT_MISSED)
                .build();
    }

    public static ComplaintFiled complaint(String debtor, String id, ComplaintKind kind) {
        return ComplaintFiled.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(START)
                .setDebtorId(debtor)
                .setComplaintId(id)
                .setKind(kind)
                .build();
    }

    public static ComplaintResolved complaintResolved(String debtor, String id) {
        return ComplaintResolved.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(START)
                .setDebtorId(debtor)
                .setComplaintId(id)
                .setOutcome(ComplaintOutcome.REJECTED)
                .build();
    }

    public static DebtorNotice notice(String debtor, NoticeKind kind) {
        return DebtorNotice.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(START)
                .setDebtorId(debtor)
                .setKind(kind)
                .build();
    }

    /** A violation found of a contact. */
    public static ComplianceViolation violation(ContactProposed asked, UUID attemptId) {
        return ComplianceViolation.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(START)
                .setDebtorId(asked.getDebtorId())
                .setViolationId("CN-FREQ-01/" + attemptId)
                .setStatus(ViolationStatus.RAISED)
                .setFinding(
                        FindingRecord.newBuilder()
                                .setFindingId("CN-FREQ-01/" + attemptId)
                                .setRuleId("CN-FREQ-01")
                                .setConsequence(Consequence.VIOLATION)
                                .setPackId("cn-cards")
                                .setPackVersion("1")
                                .setCitation("art. 1")
                                .setExplanation("one too many")
                                .build())
                .setSubjectId(attemptId.toString())
                .setSubjectOccurredAt(START)
                .build();
    }
}
