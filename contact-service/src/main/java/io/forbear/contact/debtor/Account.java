package io.forbear.contact.debtor;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as account-service last stated it.
 *
 * @param sequence counts the statements of one account; a higher number is newer
 * @param stageEventId the statement that brought the account to its present stage
 * @param stageSince when that was, by event time
 * @param daysPastDue as they were when this was stated
 * @param overdueSince oldest unpaid due date; null: nothing is overdue
 * @param segment null: not known
 */
public record Account(
        String accountId,
        long sequence,
        String stage,
        UUID stageEventId,
        Instant stageSince,
        int daysPastDue,
        @Nullable LocalDate overdueSince,
        Money balance,
        String creditor,
        String product,
        List<String> jurisdictions,
        Coverage coverage,
        @Nullable Placement placement,
        @Nullable Segment segment) {
    /**
     * By the oldest unpaid due date, which stays true from day to day; the days past due are those
     * of the last statement.
     */
    public static final Comparator<Account> LONGEST_OVERDUE_FIRST =
            Comparator.comparing(
                            Account::overdueSince, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Comparator.comparingInt(Account::daysPastDue).reversed())
                    .thenComparing(Account::accountId);

    public Account {
        jurisdictions = List.copyOf(jurisdictions);
    }

    /** An account whose segment is not known. */
    public Account(
            String accountId,
            long sequence,
            String stage,
            UUID stageEventId,
            Instant stageSince,
            int daysPastDue,
            @Nullable LocalDate overdueSince,
            Money balance,
            String creditor,
            String product,
            List<String> jurisdictions,
            Coverage coverage,
            @Nullable Placement placement) {
        this(
                accountId,
                sequence,
                stage,
                stageEventId,
                stageSince,
                daysPastDue,
                overdueSince,
                balance,
                creditor,
                product,
                jurisdictions,
                coverage,
                placement,
                null);
    }

    public boolean isOverdue() {
        return overdueSince != null;
    }

    /** The legal entity that contacts the debtor: the outside one, if the account is placed. */
    public String collector() {
        return placement == null ? creditor : placement.legalEntityId();
    }

    /** This statement as the successor of another: within one stage, its beginning stays. */
    Account after(Account earlier) {
        return stage.equals(earlier.stage)
                ? at(stage, earlier.stageEventId, earlier.stageSince)
                : this;
    }

    /** The account as if it had come to the stage of reminders by this one. */
    public Account in(Reminder reminder) {
        return at(Reminder.STAGE, reminder.eventId(), reminder.occurredAt());
    }

    private Account at(String reached, UUID eventId, Instant since) {
        return new Account(
                accountId,
                sequence,
                reached,
                eventId,
                since,
                daysPastDue,
                overdueSince,
                balance,
                creditor,
                product,
                jurisdictions,
                coverage,
                placement,
                segment);
    }

    /**
     * Whether anything but amounts and dates differs: who collects, where, for whom, which stage.
     */
    boolean differsInKindFrom(Account other) {
        return !(stage.equals(other.stage)
                && creditor.equals(other.creditor)
                && product.equals(other.product)
                && jurisdictions.equals(other.jurisdictions)
                && coverage == other.coverage
                && Objects.equals(placement, other.placement));
    }
}
