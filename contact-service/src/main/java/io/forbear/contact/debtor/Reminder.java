package io.forbear.contact.debtor;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That a debtor is to be reminded of an instalment of his plan.
 *
 * @param eventId the event that asked for it
 * @param accountId the account in whose treatment it is made
 * @param amount what is still to be paid of the instalment
 * @param until after that it makes no sense any more
 */
public record Reminder(
        UUID eventId,
        Instant occurredAt,
        String planId,
        String accountId,
        LocalDate dueOn,
        Money amount,
        Instant until) {
    /** The stage that strategies name to say how reminders are made. */
    public static final String STAGE = "PLAN_REMINDER";

    /** Tells its run from that of the account, and from other reminders. */
    public String key() {
        return accountId + " reminder " + eventId;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
