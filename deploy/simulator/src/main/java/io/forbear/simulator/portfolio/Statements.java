package io.forbear.simulator.portfolio;

import io.forbear.events.AccountOverdue;
import io.forbear.events.AmountBreakdown;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.Money;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** What core banking and the CRM state about a debtor and his accounts. */
public final class Statements {
    private static final int WIRE_SCALE = 4;

    private Statements() {}

    /** An amount as events carry it, with four decimal places. */
    public static Money money(BigDecimal amount, String currency) {
        return Money.newBuilder()
                .setAmount(amount.setScale(WIRE_SCALE, RoundingMode.UNNECESSARY))
                .setCurrency(currency)
                .build();
    }

    /** The debtor's profile. */
    public static Outgoing<DebtorProfileChanged> profile(UUID id, Instant at, Debtor debtor) {
        return new Outgoing<>(
                Topics.DEBTOR_PROFILE,
                DebtorProfileChanged.newBuilder()
                        .setEventId(id)
                        .setOccurredAt(at)
                        .setDebtorId(debtor.debtorId())
                        .setZones(debtor.region().zones().stream().map(ZoneId::getId).toList())
                        .setJurisdictions(debtor.region().jurisdictions())
                        .setLanguage(debtor.region().country().language())
                        .setContactPoints(debtor.contactPoints())
                        .setFlags(debtor.flags())
                        .setEmployerProhibitsContact(debtor.employerProhibitsContact())
                        .build());
    }

    /** The account is overdue, with its amounts. */
    public static Outgoing<AccountOverdue> overdue(
            UUID id, Instant at, Debtor debtor, Account account) {
        var currency = debtor.currency();
        return new Outgoing<>(
                Topics.ACCOUNT_OVERDUE,
                statement(id, at, debtor, account)
                        .setOverdueSince(account.overdueSince())
                        .setAmountOverdue(money(account.amountOverdue(), currency))
                        .setBalance(money(account.balance(), currency))
                        .setBreakdown(breakdown(account, currency))
                        .build());
    }

    /** Nothing is overdue on the account any more. */
    public static Outgoing<AccountOverdue> cured(
            UUID id, Instant at, Debtor debtor, Account account) {
        var remaining = account.balance().subtract(account.amountOverdue());
        return new Outgoing<>(
                Topics.ACCOUNT_OVERDUE,
                statement(id, at, debtor, account)
                        .setOverdueSince(null)
                        .setAmountOverdue(money(BigDecimal.ZERO, debtor.currency()))
                        .setBalance(money(remaining, debtor.currency()))
                        .build());
    }

    private static AccountOverdue.Builder statement(
            UUID id, Instant at, Debtor debtor, Account account) {
        return AccountOverdue.newBuilder()
                .setEventId(id)
                .setOccurredAt(at)
                .setDebtorId(debtor.debtorId())
                .setAccountId(account.accountId())
                .setCreditor(account.creditor())
                .setProduct(account.product())
                .setJurisdictions(debtor.region().jurisdictions())
                .setCoverage(account.coverage())
                .setLimitationEndsAt(account.limitationEndsAt())
                .setChargedOff(account.chargedOff());
    }

    private static AmountBreakdown breakdown(Account account, String currency) {
        return AmountBreakdown.newBuilder()
                .setPrincipal(money(account.principal(), currency))
                .setInterest(money(account.interest(), currency))
                .setFees(money(account.fees(), currency))
                .setPenalty(money(account.penalty(), currency))
                .build();
    }
}
