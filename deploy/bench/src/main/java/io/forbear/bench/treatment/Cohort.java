package io.forbear.bench.treatment;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.Channel;
import io.forbear.events.ContactPoint;
import io.forbear.events.DebtCoverage;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.Money;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.events.StageCause;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Cardholders in Shanghai of whom nothing was known before, and who come to their first stage.
 *
 * @param name begins their ids
 * @param now when
 */
record Cohort(String name, int debtors, Instant now) {
    private static final int DAYS_PAST_DUE = 3;

    private String debtorId(int debtor) {
        return name + "-" + debtor;
    }

    DebtorProfileChanged profile(int debtor) {
        return DebtorProfileChanged.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(now)
                .setDebtorId(debtorId(debtor))
                .setZones(List.of("Asia/Shanghai"))
                .setJurisdictions(List.of("CN"))
                .setLanguage("zh-CN")
                .setContactPoints(
                        List.of(
                                point(debtor, "mobile", Channel.SMS, Channel.VOICE_HUMAN),
                                point(debtor, "mail", Channel.EMAIL),
                                point(debtor, "home", Channel.LETTER, Channel.VISIT)))
                .build();
    }

    private ContactPoint point(int debtor, String place, Channel... channels) {
        return ContactPoint.newBuilder()
                .setEndpoint(place + "-" + debtorId(debtor))
                .setPersonId(debtorId(debtor))
                .setPartyKind(PartyKind.DEBTOR)
                .setPlaceKind(PlaceKind.MOBILE)
                .setChannels(List.of(channels))
                .build();
    }

    AccountStageChanged stage(int debtor) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return AccountStageChanged.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(now)
                .setDebtorId(debtorId(debtor))
                .setAccountId("A-" + debtorId(debtor))
                .setSequence(1)
                .setStage("M1")
                .setCause(StageCause.OVERDUE_REPORTED)
                .setAsOf(today)
                .setDaysPastDue(DAYS_PAST_DUE)
                .setOverdueSince(today.minusDays(DAYS_PAST_DUE))
                .setAmountOverdue(cny("500.00"))
                .setBalance(cny("5000.00"))
                .setCreditor("BANK")
                .setProduct("CREDIT_CARD")
                .setJurisdictions(List.of("CN"))
                .setCoverage(DebtCoverage.FIRST_PARTY)
                .build();
    }

    private static Money cny(String amount) {
        return new Money(new BigDecimal(amount).setScale(4), "CNY");
    }
}
