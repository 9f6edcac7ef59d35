package io.forbear.simulator.uci;

import io.forbear.events.AccountOverdue;
import io.forbear.events.Money;
import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Region;
import io.forbear.simulator.portfolio.Statements;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the months of the file as if the last had just ended: September's statement is dated the
 * first of the current month, August's a month earlier, and so on. A delay of n months on a
 * statement is overdue since n months before it. What was paid in a month is posted on its
 * fifteenth day, before that month's statement, so that statements have the last word. Only
 * accounts that were called overdue have payments: collections does not hear of others.
 */
final class UciHistory {
    static final String CURRENCY = "TWD";
    private static final String BANK = "BANK";
    private static final int PAYMENT_DAY = 15;
    private static final LocalTime PAYMENT_TIME = LocalTime.NOON;

    private final Region region;
    private final YearMonth lastMonth;

    /**
     * A history under some law.
     *
     * @param region law and clock of all clients
     * @param now decides the current month
     */
    UciHistory(Region region, Instant now) {
        this.region = region;
        this.lastMonth = YearMonth.from(now.atZone(region.zone()));
    }

    /** The day of the statement of a month, 0 the oldest. */
    LocalDate statementDate(int month) {
        return lastMonth.minusMonths(UciFile.MONTHS - 1L - month).atDay(1);
    }

    /** The days of all statements, the oldest first. */
    List<LocalDate> statementDates() {
        return IntStream.range(0, UciFile.MONTHS).mapToObj(this::statementDate).toList();
    }

    /** What core banking says about a client for a month: the payment first, then the bill. */
    List<Outgoing<?>> events(UciClient client, int month) {
        var dice = Dice.of(client.id(), "uci", month);
        var told = client.months().get(month);
        var events = new ArrayList<Outgoing<?>>();
        boolean wasOverdueBefore = client.wasOverdueBefore(month);
        if (wasOverdueBefore && told.paid().signum() > 0) {
            events.add(payment(client, month, told.paid(), dice));
        }
        if (told.isOverdue()) {
            events.add(
                    statement(
                            client,
                            month,
                            statementDate(month).minusMonths(told.status()),
                            told,
                            dice));
        } else if (wasOverdueBefore && client.months().get(month - 1).isOverdue()) {
            events.add(statement(client, month, null, told, dice));
        }
        return events;
    }

    private Outgoing<AccountOverdue> statement(
            UciClient client,
            int month,
            @Nullable LocalDate overdueSince,
            UciMonth told,
            Dice dice) {
        var at = statementDate(month).atStartOfDay(region.zone()).toInstant();
        return new Outgoing<>(
                Topics.ACCOUNT_OVERDUE,
                AccountOverdue.newBuilder()
                        .setEventId(dice.eventId(at))
                        .setOccurredAt(at)
                        .setDebtorId(client.debtorId())
                        .setAccountId(client.accountId())
                        .setCreditor(BANK)
                        .setProduct("CREDIT_CARD")
                        .setJurisdictions(region.jurisdictions())
                        .setCoverage(region.country().coverage())
                        .setOverdueSince(overdueSince)
                        .setAmountOverdue(money(told.overdue()))
                        .setBalance(money(told.bill()))
                        .build());
    }

    private Outgoing<PaymentPosted> payment(
            UciClient client, int month, BigDecimal amount, Dice dice) {
        var day = statementDate(month).minusMonths(1).withDayOfMonth(PAYMENT_DAY);
        var at = day.atTime(PAYMENT_TIME).atZone(region.zone()).toInstant();
        return new Outgoing<>(
                Topics.ACCOUNT_PAYMENT,
                PaymentPosted.newBuilder()
                        .setEventId(dice.eventId(at))
                        .setOccurredAt(at)
                        .setDebtorId(client.debtorId())
                        .setAccountId(client.accountId())
                        .setPaymentId(client.accountId() + "-" + day)
                        .setKind(PaymentKind.PAYMENT)
                        .setAmount(money(amount))
                        .setEffectiveDate(day)
                        .build());
    }

    private static Money money(BigDecimal amount) {
        return Statements.money(amount, CURRENCY);
    }
}
