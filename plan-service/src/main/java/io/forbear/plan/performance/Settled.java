package io.forbear.plan.performance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When all of a plan was paid, by value date, and when something of it was taken back. On one day
 * payments come before what is taken back.
 *
 * @param paidOn null: never by today
 * @param lostOn the first day from then on at whose end it is not all paid; null: none
 */
record Settled(@Nullable LocalDate paidOn, @Nullable LocalDate lostOn) {

    static Settled of(Agreement agreement, Receipts receipts, LocalDate today) {
        var total = agreement.schedule().total();
        LocalDate paidOn = null;
        for (var day : receipts.dates(LocalDate.MIN, today).toList()) {
            if (paidOn == null && !receipts.mostPaidOn(day).isLessThan(total)) {
                paidOn = day;
            }
            if (paidOn != null && receipts.paidBy(day).isLessThan(total)) {
                return new Settled(paidOn, day);
            }
        }
        return new Settled(paidOn, null);
    }
}
