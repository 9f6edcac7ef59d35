package io.forbear.endtoend;

import io.forbear.events.AccountOverdue;
import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPoint;
import io.forbear.events.ContactProposed;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DebtCoverage;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.Direction;
import io.forbear.events.Money;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.events.VoiceMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the systems around Forbear say of one debtor. */
record Story(String debtorId) {
    private static final String BANK = "BANK";

    static Story of(String prefix) {
        return new Story(prefix + "-" + UUID.randomUUID());
    }

    String accountId() {
        return "A-" + debtorId;
    }

    DebtorProfileChanged profile() {
        return DebtorProfileChanged.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(RunningSystem.START.minusSeconds(86_400))
                .setDebtorId(debtorId)
                .setZones(List.of("Asia/Shanghai"))
                .setJurisdictions(List.of("CN"))
                .setLanguage("zh-CN")
                .setContactPoints(
                        List.of(
                                ContactPoint.newBuilder()
                                        .setEndpoint("mobile-" + debtorId)
                                        .setPersonId(debtorId)
                                        .setPartyKind(PartyKind.DEBTOR)
                                        .setPlaceKind(PlaceKind.MOBILE)
                                        .setChannels(
                                                List.of(
                                                        Channel.VOICE_HUMAN,
                                                        Channel.VOICE_BOT,
                                                        Channel.SMS))
                                        .build()))
                .build();
    }

    AccountOverdue overdue(String amount) {
        return AccountOverdue.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(RunningSystem.START.minusSeconds(3_600))
                .setDebtorId(debtorId)
                .setAccountId(accountId())
                .setCreditor(BANK)
                .setProduct("CREDIT_CARD")
                .setJurisdictions(List.of("CN"))
                .setCoverage(DebtCoverage.FIRST_PARTY)
                .setOverdueSince(LocalDate.of(2026, 2, 20))
                .setAmountOverdue(money(amount))
                .setBalance(money("5000.0000"))
                .build();
    }

    /** A lawful plan of 300 in three months. */
    String proposal(LocalDate firstDueOn) {
        return """
               {"debtorId": "%s", "accountIds": ["%s"],
                "total": {"amount": 300, "currency": "CNY"},
                "instalments": 3, "firstDueOn": "%s",
                "contents": ["BALANCE_STRUCTURE_CURRENCY", "PERIOD_METHOD_DATES_AMOUNTS",
                    "FEES_DURING_PLAN", "NO_NEW_CARD_PLEDGE", "RIGHTS_DUTIES_BREACH", "OTHER"],
                "exceedsAbility": true, "willing": true,
                "abilityEvidence": ["DOC-1"], "willingnessEvidence": ["REC-1"],
                "fees": {"ANNUAL_FEE": 0, "INTEREST": 0, "OTHER": 0}}"""
                .formatted(debtorId, accountId(), firstDueOn);
    }

    /** A call that no permit was asked for. */
    ContactAttempted callWithoutPermit(Instant at) {
        return ContactAttempted.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtorId)
                .setDirection(Direction.OUTBOUND)
                .setOutcome(ContactOutcome.RANG_UNANSWERED)
                .setChannel(Channel.VOICE_HUMAN)
                .setVoiceMode(VoiceMode.INTERACTIVE)
                .setActor(
                        Actor.newBuilder()
                                .setLegalEntityId(BANK)
                                .setKind(ActorKind.ISSUER)
                                .setOnBehalfOf(BANK)
                                .setAgentIds(List.of("agent-1"))
                                .setDeviceOwnership(DeviceOwnership.COMPANY)
                                .build())
                .setParty(new Party(debtorId, PartyKind.DEBTOR))
                .setEndpoint("mobile-" + debtorId)
                .setPlaceKind(PlaceKind.MOBILE)
                .setAccountIds(List.of(accountId()))
                .setPurpose(ContactPurpose.COLLECTION)
                .build();
    }

    /** The same call, asked for before it is made. */
    ContactProposed callProposed(Instant at) {
        var call = callWithoutPermit(at);
        return ContactProposed.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtorId)
                .setProposalId("P-" + debtorId)
                .setPlannedAt(at)
                .setChannel(call.getChannel())
                .setVoiceMode(call.getVoiceMode())
                .setActor(call.getActor())
                .setParty(call.getParty())
                .setEndpoint(call.getEndpoint())
                .setPlaceKind(call.getPlaceKind())
                .setAccountIds(call.getAccountIds())
                .setPurpose(call.getPurpose())
                .build();
    }

    /** A report of somebody who dialled the one number there is, and found that there is none. */
    ContactAttempted onlyNumberIsWrong(Instant at) {
        return ContactAttempted.newBuilder(callWithoutPermit(at))
                .setOutcome(ContactOutcome.NOT_CONNECTED_INVALID)
                .build();
    }

    /** A gateway's report that it did as it was told. */
    static ContactAttempted carriedOut(ContactCommand command) {
        return ContactAttempted.newBuilder()
                .setEventId(
                        UUID.nameUUIDFromBytes(
                                command.getCommandId()
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .setOccurredAt(command.getPermit().getValidFrom())
                .setDebtorId(command.getDebtorId())
                .setCausationId(command.getEventId())
                .setPermitId(command.getPermit().getPermitId())
                .setProposalId(command.getProposalId())
                .setCommandId(command.getCommandId())
                .setDirection(Direction.OUTBOUND)
                .setOutcome(
                        command.getChannel() == Channel.SMS
                                ? ContactOutcome.DELIVERED
                                : ContactOutcome.RANG_UNANSWERED)
                .setChannel(command.getChannel())
                .setVoiceMode(command.getVoiceMode())
                .setActor(command.getActor())
                .setParty(command.getParty())
                .setEndpoint(command.getEndpoint())
                .setPlaceKind(command.getPlaceKind())
                .setAccountIds(command.getAccountIds())
                .setPurpose(command.getPurpose())
                .setDisclosed(command.getDisclosed())
                .setStatedAmount(command.getStatedAmount())
                .build();
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }
}
