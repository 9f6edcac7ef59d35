package io.forbear.account.fact;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The core banking system states what is overdue on an account.
 *
 * <p>None can be made if the overdue amount is negative or the amounts are not all of one currency.
 *
 * @param occurredAt event time, however late it is reported
 * @param overdueSince the oldest unpaid due date; null: nothing is overdue
 * @param amountOverdue unpaid and due; never negative; zero with {@code overdueSince} set is still
 *     overdue
 * @param balance all that is owed; negative for a credit balance
 * @param breakdown what the balance consists of, if stated
 * @param minimumDue the minimum payment asked for, if stated
 * @param nextDueOn the next due date, if stated; it may have passed since
 */
public record Statement(
        UUID eventId,
        Instant occurredAt,
        DebtorId debtorId,
        AccountId accountId,
        Terms terms,
        @Nullable LocalDate overdueSince,
        Money amountOverdue,
        Money balance,
        @Nullable Breakdown breakdown,
        @Nullable Money minimumDue,
        @Nullable LocalDate nextDueOn)
        implements Fact {

    /**
     * The newest statement is the greatest. Ties of event time go to the greater event id, in the
     * order of its text, which is PostgreSQL's order of UUIDs and not that of {@link
     * UUID#compareTo}.
     */
    public static final Comparator<Statement> BY_EVENT_TIME =
            Comparator.comparing(Statement::occurredAt)
                    .thenComparing(statement -> statement.eventId().toString());

    /** A statement that names no next due date. */
    public Statement(
            UUID eventId,
            Instant occurredAt,
            DebtorId debtorId,
            AccountId accountId,
            Terms terms,
            @Nullable LocalDate overdueSince,
            Money amountOverdue,
            Money balance,
            @Nullable Breakdown breakdown,
            @Nullable Money minimumDue) {
        this(
                eventId,
                occurredAt,
                debtorId,
                accountId,
                terms,
                overdueSince,
                amountOverdue,
                balance,
                breakdown,
                minimumDue,
                null);
    }

    public Statement {
        if (amountOverdue.sign() < 0) {
            throw new IllegalArgumentException("amountOverdue is negative: " + amountOverdue);
        }
        for (var money : others(balance, breakdown, minimumDue)) {
            if (!money.currency().equals(amountOverdue.currency())) {
                throw new IllegalArgumentException(
                        "the amounts of a statement are of one currency: amountOverdue is "
                                + amountOverdue
                                + ", found "
                                + money);
            }
        }
    }

    public String currency() {
        return amountOverdue.currency();
    }

    private static List<Money> others(
            Money balance, @Nullable Breakdown breakdown, @Nullable Money minimumDue) {
        var others = new ArrayList<Money>();
        others.add(balance);
        if (breakdown != null) {
            others.addAll(breakdown.parts());
        }
        if (minimumDue != null) {
            others.add(minimumDue);
        }
        return others;
    }
}
