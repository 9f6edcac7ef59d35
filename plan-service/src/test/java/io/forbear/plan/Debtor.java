package io.forbear.plan;

import static io.forbear.testing.Soon.soon;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.DebtCoverage;
import io.forbear.events.DebtorFlag;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.Money;
import io.forbear.events.NoticeKind;
import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.events.StageCause;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * A debtor with one credit-card account, and what others tell about it.
 *
 * @param debtorId unlike that of any other test
 */
record Debtor(String debtorId) {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    static Debtor unlikeAnyOther() {
        return new Debtor("D-" + UUID.randomUUID());
    }

    String accountId() {
        return debtorId + "-1";
    }

    static Money cny(String amount) {
        return new Money(new BigDecimal(amount).setScale(4), "CNY");
    }

    /** Account-service tells of the account. */
    void isOverdue() {
        isOverdue("CN", 1);
    }

    /** Account-service tells of the account as one under the law of a place. */
    void isOverdue(String jurisdiction, long sequence) {
        Surroundings.send(
                Topics.ACCOUNT_STAGE,
                AccountStageChanged.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(Instant.parse("2026-01-01T00:00:00Z"))
                        .setDebtorId(debtorId)
                        .setAccountId(accountId())
                        .setSequence(sequence)
                        .setStage("M2")
                        .setCause(StageCause.OVERDUE_REPORTED)
                        .setAsOf(LocalDate.of(2026, 1, 1))
                        .setDaysPastDue(40)
                        .setAmountOverdue(cny("300"))
                        .setBalance(cny("3000"))
                        .setCreditor("BANK")
                        .setProduct("CREDIT_CARD")
                        .setJurisdictions(List.of(jurisdiction))
                        .setCoverage(DebtCoverage.FIRST_PARTY)
                        .build());
    }

    /** A profile with a flag. */
    DebtorProfileChanged profile(DebtorFlag flag) {
        return DebtorProfileChanged.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.parse("2026-01-02T00:00:00Z"))
                .setDebtorId(debtorId)
                .setFlags(List.of(flag))
                .build();
    }

    /** A notice that concerns all his accounts, as of now. */
    DebtorNotice notice(NoticeKind kind, Clock clock) {
        return DebtorNotice.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(clock.instant())
                .setDebtorId(debtorId)
                .setKind(kind)
                .build();
    }

    PaymentPosted.Builder payment(String paymentId, LocalDate date, String amount) {
        return PaymentPosted.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(date.atTime(12, 0).atZone(SHANGHAI).toInstant())
                .setDebtorId(debtorId)
                .setAccountId(accountId())
                .setPaymentId(paymentId)
                .setKind(PaymentKind.PAYMENT)
                .setAmount(cny(amount))
                .setEffectiveDate(date);
    }

    /** Core banking tells of a payment. */
    void pays(String paymentId, LocalDate date, String amount) {
        Surroundings.send(Topics.ACCOUNT_PAYMENT, payment(paymentId, date, amount).build());
    }

    /** Core banking tells that a payment was taken back. */
    void takesBack(String paymentId, LocalDate date, String amount) {
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT,
                payment("R-" + paymentId, date, amount)
                        .setKind(PaymentKind.REVERSAL)
                        .setReversesPaymentId(paymentId)
                        .build());
    }

    /** A lawful proposal of 300 in three months. */
    String proposal(LocalDate firstDueOn) {
        return """
               {
                 "debtorId": "%s",
                 "accountIds": ["%s"],
                 "total": {"amount": 300, "currency": "CNY"},
                 "instalments": 3,
                 "firstDueOn": "%s",
                 "contents": ["BALANCE_STRUCTURE_CURRENCY", "PERIOD_METHOD_DATES_AMOUNTS",
                     "FEES_DURING_PLAN", "NO_NEW_CARD_PLEDGE", "RIGHTS_DUTIES_BREACH", "OTHER"],
                 "exceedsAbility": true,
                 "willing": true,
                 "abilityEvidence": ["DOC-1"],
                 "willingnessEvidence": ["REC-1"],
                 "fees": {"ANNUAL_FEE": 0, "INTEREST": 0, "OTHER": 0}
               }"""
                .formatted(debtorId, accountId(), firstDueOn);
    }

    /** What a lawful proposal becomes, as soon as the service knows the account. */
    JsonNode proposeSoon(Api api, LocalDate firstDueOn) {
        var made = new AtomicReference<JsonNode>();
        soon(() -> made.set(api.post(HttpStatus.CREATED, "/plans", proposal(firstDueOn))));
        return made.get();
    }
}
