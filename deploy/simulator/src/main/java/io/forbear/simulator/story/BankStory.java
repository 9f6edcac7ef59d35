package io.forbear.simulator.story;

import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Account;
import io.forbear.simulator.portfolio.Debtor;
import io.forbear.simulator.portfolio.Statements;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What core banking reports about one debtor: first what is overdue, later what changes. */
public final class BankStory {
    /** The opening statement is at most this old, so that contacts of the past week had a debt. */
    private static final Duration LONGEST_STATED = Duration.ofDays(40);

    private static final Duration STATEMENT_AFTER_PAYMENT = Duration.ofHours(2);
    private static final Duration REVERSAL_AFTER_PAYMENT = Duration.ofHours(3);

    private final Debtor debtor;
    private final Dice dice;
    private final Span span;
    private final List<Due> dues = new ArrayList<>();

    private BankStory(Debtor debtor, Dice dice, Span span) {
        this.debtor = debtor;
        this.dice = dice;
        this.span = span;
    }

    /**
     * The profile as the bank knows it, then a statement for each account, both at the start.
     *
     * @param debtor the debtor, with the contact points that the bank knows
     */
    public static List<Due> opening(Debtor debtor, Dice dice, Span span) {
        var story = new BankStory(debtor, dice, span);
        var known = span.start().minus(LONGEST_STATED);
        story.dues.add(
                new Due(span.start(), Statements.profile(dice.eventId(known), known, debtor)));
        for (var account : debtor.accounts()) {
            var at = story.statedAt(account);
            story.dues.add(
                    new Due(
                            span.start(),
                            Statements.overdue(dice.eventId(at), at, debtor, account)));
        }
        return story.dues;
    }

    /** Payments, reversals and later statements during the simulated days. */
    public static List<Due> later(Debtor debtor, Dice dice, Span span) {
        var story = new BankStory(debtor, dice, span);
        for (var account : debtor.accounts()) {
            story.live(account);
        }
        return story.dues;
    }

    private Instant statedAt(Account account) {
        var overdueFrom = account.overdueSince().atStartOfDay(debtor.region().zone()).toInstant();
        var longAgo = span.start().minus(LONGEST_STATED);
        return overdueFrom.isAfter(longAgo) ? overdueFrom : longAgo;
    }

    private void live(Account account) {
        switch (dice.between(1, 20)) {
            case 1, 2, 3 -> paysInFull(account);
            case 4, 5, 6, 7 -> paysPart(account);
            case 8 -> paysAndTakesBack(account);
            case 9, 10 -> owesMore(account);
            default -> {}
        }
    }

    private void paysInFull(Account account) {
        var at = span.working(dice, debtor.region().zone());
        pay(account, at, account.amountOverdue());
        var stated = at.plus(STATEMENT_AFTER_PAYMENT);
        add(stated, Statements.cured(dice.eventId(stated), stated, debtor, account));
    }

    private void paysPart(Account account) {
        var at = span.working(dice, debtor.region().zone());
        pay(account, at, dice.share(account.amountOverdue(), 10, 70).max(new BigDecimal("0.01")));
    }

    private void paysAndTakesBack(Account account) {
        var at = span.working(dice, debtor.region().zone());
        var paymentId = pay(account, at, account.amountOverdue());
        var back = at.plus(REVERSAL_AFTER_PAYMENT);
        post(account, back, account.amountOverdue(), PaymentKind.REVERSAL, paymentId);
    }

    private void owesMore(Account account) {
        var at = span.working(dice, debtor.region().zone());
        var interest = dice.share(account.amountOverdue(), 1, 2).max(new BigDecimal("0.01"));
        var grown = account.withInterest(interest);
        add(at, Statements.overdue(dice.eventId(at), at, debtor, grown));
    }

    private String pay(Account account, Instant at, BigDecimal amount) {
        return post(account, at, amount, PaymentKind.PAYMENT, null);
    }

    private String post(
            Account account,
            Instant at,
            BigDecimal amount,
            PaymentKind kind,
            @Nullable String reversed) {
        var paymentId = "P" + dice.pseudonym();
        add(
                at,
                new Outgoing<>(
                        Topics.ACCOUNT_PAYMENT,
                        PaymentPosted.newBuilder()
                                .setEventId(dice.eventId(at))
                                .setOccurredAt(at)
                                .setDebtorId(debtor.debtorId())
                                .setAccountId(account.accountId())
                                .setPaymentId(paymentId)
                                .setKind(kind)
                                .setAmount(Statements.money(amount, debtor.currency()))
                                .setEffectiveDate(LocalDate.ofInstant(at, debtor.region().zone()))
                                .setReversesPaymentId(reversed)
                                .build()));
        return paymentId;
    }

    private void add(Instant at, Outgoing<?> what) {
        if (at.isBefore(span.end())) {
            dues.add(new Due(at, what));
        }
    }
}
