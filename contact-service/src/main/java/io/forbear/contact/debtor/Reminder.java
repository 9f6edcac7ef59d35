package io.forbear.contact.debtor;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a debtor is to be reminded of an instalment of his plan.
 *
 * @param eventId the event that asked for it
 * @param instalment number of the instalment; null: asked for before that was kept
 * @param accountId the account in whose treatment it is made
 * @param amount what is still to be paid of the instalment
 * @param until after that it makes no sense any more
 */
public record Reminder(
        UUID eventId,
        Instant occurredAt,
        String planId,
        @Nullable Integer instalment,
        String accountId,
        LocalDate dueOn,
        Money amount,
        Instant until) {
    /** The stage that strategies name to say how reminders are made. */
    public static final String STAGE = "PLAN_REMINDER";

    /**
     * Tells its run from that of the account, and from other reminders. One that only states
     * another amount is the same; one for another date, or closer to the date, is not.
     */
    public String key() {
        return instalment == null
                ? accountId + " reminder " + eventId
                : "%s reminder %s %d %s".formatted(accountId, planId, instalment, until);
    }

    /** Whether both are about the same instalment: then the later statement alone counts. */
    boolean isAboutThatOf(Reminder other) {
        return planId.equals(other.planId)
                && ((instalment == null || other.instalment == null)
                        ? dueOn.equals(other.dueOn)
                        : instalment.equals(other.instalment));
    }

    /** Whether it was stated after another; ids of one instant are in the order of statement. */
    boolean isLaterThan(Reminder other) {
        var byTime = occurredAt.compareTo(other.occurredAt);
        return byTime > 0
                || (byTime == 0 && eventId.toString().compareTo(other.eventId.toString()) > 0);
    }

    /** Of what is paid nobody is reminded, whatever the clock of whoever said so. */
    boolean isOver(Instant now) {
        return amount.amount().signum() == 0 || !now.isBefore(until);
    }
}
