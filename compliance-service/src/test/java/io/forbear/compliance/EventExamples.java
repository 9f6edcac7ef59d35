package io.forbear.compliance;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ComplaintComplexity;
import io.forbear.events.ComplaintExtended;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintKind;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactProposed;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DebtCoverage;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.Direction;
import io.forbear.events.DisclosedItem;
import io.forbear.events.Instalment;
import io.forbear.events.Money;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanContent;
import io.forbear.events.StageCause;
import io.forbear.events.VoiceMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A cardholder in Shanghai, his bank, and what happens between them in May 2026. */
public final class EventExamples {
    private final String debtorId;

    public EventExamples(String debtorId) {
        this.debtorId = debtorId;
    }

    public String debtorId() {
        return debtorId;
    }

    public String accountId() {
        return debtorId + "-card";
    }

    /** A time of day in Shanghai in May 2026. */
    public static Instant may(int day, int hour, int minute) {
        return ZonedDateTime.parse(
                        "2026-05-%02dT%02d:%02d:00+08:00[Asia/Shanghai]"
                                .formatted(day, hour, minute))
                .toInstant();
    }

    public DebtorProfileChanged profile(String zone) {
        return DebtorProfileChanged.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(may(1, 9, 0))
                .setDebtorId(debtorId)
                .setZones(List.of(zone))
                .setJurisdictions(List.of("CN"))
                .build();
    }

    public AccountStageChanged account() {
        return AccountStageChanged.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(may(1, 9, 0))
                .setDebtorId(debtorId)
                .setAccountId(accountId())
                .setSequence(1)
                .setStage("M1")
                .setCause(StageCause.OVERDUE_REPORTED)
                .setAsOf(LocalDate.of(2026, 5, 1))
                .setDaysPastDue(10)
                .setOverdueSince(LocalDate.of(2026, 4, 21))
                .setAmountOverdue(cny("500.00"))
                .setBalance(cny("5000.00"))
                .setCreditor("BANK")
                .setProduct("CREDIT_CARD")
                .setJurisdictions(List.of("CN"))
                .setCoverage(DebtCoverage.FIRST_PARTY)
                .build();
    }

    /** A conversation of the bank with the debtor, recorded and properly introduced. */
    public ContactAttempted.Builder call(Instant at) {
        return ContactAttempted.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtorId)
                .setDirection(Direction.OUTBOUND)
                .setOutcome(ContactOutcome.CONVERSATION)
                .setChannel(Channel.VOICE_HUMAN)
                .setVoiceMode(VoiceMode.INTERACTIVE)
                .setActor(bank())
                .setParty(new Party(debtorId, PartyKind.DEBTOR))
                .setEndpoint("mobile-1")
                .setPlaceKind(PlaceKind.MOBILE)
                .setAccountIds(List.of(accountId()))
                .setPurpose(ContactPurpose.COLLECTION)
                .setDisclosed(List.of(DisclosedItem.CREDITOR_NAME, DisclosedItem.COLLECTOR_NAME))
                .setRecordingRef("rec");
    }

    /** Asks, a minute before, whether such a call is lawful. */
    public ContactProposed.Builder proposal(Instant plannedAt) {
        return ContactProposed.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(plannedAt.minusSeconds(60))
                .setDebtorId(debtorId)
                .setProposalId(UUID.randomUUID().toString())
                .setPlannedAt(plannedAt)
                .setChannel(Channel.VOICE_HUMAN)
                .setVoiceMode(VoiceMode.INTERACTIVE)
                .setActor(bank())
                .setParty(new Party(debtorId, PartyKind.DEBTOR))
                .setEndpoint("mobile-1")
                .setPlaceKind(PlaceKind.MOBILE)
                .setAccountIds(List.of(accountId()))
                .setPurpose(ContactPurpose.COLLECTION)
                .setDisclosed(List.of(DisclosedItem.CREDITOR_NAME, DisclosedItem.COLLECTOR_NAME));
    }

    /** A plan with everything it must say, signed at an instant. */
    public PlanAgreed planSigned(Instant at) {
        return PlanAgreed.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtorId)
                .setPlanId(debtorId + "-plan")
                .setAccountIds(List.of(accountId()))
                .setTotal(cny("5000.00"))
                .setInstalments(
                        List.of(new Instalment(1, LocalDate.of(2026, 6, 15), cny("5000.00"))))
                .setContents(
                        Arrays.stream(PlanContent.values())
                                .filter(content -> content != PlanContent.UNKNOWN)
                                .toList())
                .setExceedsAbility(true)
                .setWilling(true)
                .setSignedAt(at)
                .build();
    }

    public ComplaintFiled complaint(Instant at) {
        return ComplaintFiled.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtorId)
                .setComplaintId(debtorId + "-complaint")
                .setKind(ComplaintKind.AMOUNT)
                .setComplexity(ComplaintComplexity.SIMPLE)
                .setAccountIds(List.of(accountId()))
                .build();
    }

    /** The complaint is found to be complex. */
    public ComplaintExtended complex(Instant at) {
        return ComplaintExtended.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtorId)
                .setComplaintId(debtorId + "-complaint")
                .setComplexity(ComplaintComplexity.COMPLEX)
                .setRequestedBy("h1")
                .build();
    }

    private static Actor bank() {
        return new Actor("BANK", ActorKind.ISSUER, "BANK", List.of("s1"), DeviceOwnership.COMPANY);
    }

    private static Money cny(String amount) {
        return new Money(new BigDecimal(amount).setScale(4), "CNY");
    }
}
