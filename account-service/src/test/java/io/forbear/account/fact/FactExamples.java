package io.forbear.account.fact;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One account at a bank in Shanghai, and what may become known about it. */
public final class FactExamples {
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    public static final AccountId ACCOUNT = new AccountId("A-1");
    public static final DebtorId DEBTOR = new DebtorId("D-1");
    public static final Terms CARD =
            new Terms("BANK", "CREDIT_CARD", List.of("CN"), Coverage.FIRST_PARTY, null, false);

    private FactExamples() {}

    public static Money cny(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }

    /** Noon in Shanghai. */
    public static Instant noon(LocalDate date) {
        return date.atTime(12, 0).atZone(SHANGHAI).toInstant();
    }

    public static Statement statement(
            LocalDate date, @Nullable LocalDate overdueSince, String amountOverdue) {
        return statement(UUID.randomUUID(), date, overdueSince, amountOverdue);
    }

    public static Statement statement(
            UUID id, LocalDate date, @Nullable LocalDate overdueSince, String amountOverdue) {
        return new Statement(
                id,
                noon(date),
                DEBTOR,
                ACCOUNT,
                CARD,
                overdueSince,
                cny(amountOverdue),
                cny("5000"),
                new Breakdown(cny("4000"), cny("600"), cny("300"), cny("100")),
                null);
    }

    public static Posting payment(LocalDate date, String amount) {
        return posting(PostingKind.PAYMENT, date, noon(date), cny(amount));
    }

    public static Posting reversal(LocalDate date, String amount) {
        return posting(PostingKind.REVERSAL, date, noon(date), cny(amount));
    }

    public static Posting posting(
            PostingKind kind, LocalDate effectiveDate, Instant occurredAt, Money amount) {
        var id = UUID.randomUUID();
        return posting(id, "P-" + id, kind, effectiveDate, occurredAt, amount);
    }

    public static Posting posting(
            UUID id,
            String paymentId,
            PostingKind kind,
            LocalDate effectiveDate,
            Instant occurredAt,
            Money amount) {
        return new Posting(
                id,
                occurredAt,
                DEBTOR,
                ACCOUNT,
                paymentId,
                kind,
                amount,
                effectiveDate,
                null,
                null);
    }

    public static PromiseFact promise(
            String promiseId, long sequence, PromiseFact.Outcome outcome, LocalDate date) {
        return new PromiseFact(
                UUID.randomUUID(), ACCOUNT, promiseId, sequence, outcome, noon(date));
    }

    public static PlanFact plan(PlanFact.Kind kind, LocalDate date) {
        return new PlanFact(UUID.randomUUID(), ACCOUNT, "PLAN-1", kind, noon(date));
    }
}
