package io.forbear.plan.promise;

import io.forbear.money.Money;
import io.forbear.plan.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A debtor's word to pay certain amounts by certain days.
 *
 * @param dates what was promised for which day
 * @param zone by which clock its days are counted
 * @param promisedAt when he gave it; payments with a value date from that day on count
 * @param takenAt when it was entered
 * @param takenBy subject of the token it was entered with
 * @param settlement what is settled by it, if anything is
 * @param withdrawal that he took it back, if he did
 */
public record Promise(
        String promiseId,
        String debtorId,
        List<String> accountIds,
        Schedule dates,
        Judging judging,
        ZoneId zone,
        Instant promisedAt,
        Instant takenAt,
        String takenBy,
        @Nullable String recordingRef,
        @Nullable Settlement settlement,
        @Nullable Withdrawal withdrawal) {
    /** In the order in which they were made. */
    static final Comparator<Promise> BY_TIME =
            Comparator.comparing(Promise::promisedAt).thenComparing(Promise::promiseId);

    public Promise {
        accountIds = List.copyOf(accountIds);
    }

    /**
     * That keeping the promise settles a debt: nothing may be missing then, nor be late.
     *
     * @param settlementId the offer that was accepted
     * @param forgiven what is waived if it is kept
     */
    public record Settlement(String settlementId, Money forgiven) {}

    /** That a promise was taken back, and why. */
    public record Withdrawal(Instant at, String because) {}

    /** The same promise, taken back. */
    Promise withdrawn(Withdrawal taken) {
        return new Promise(
                promiseId,
                debtorId,
                accountIds,
                dates,
                judging,
                zone,
                promisedAt,
                takenAt,
                takenBy,
                recordingRef,
                settlement,
                taken);
    }

    Money total() {
        return dates.total();
    }

    LocalDate promisedOn() {
        return LocalDate.ofInstant(promisedAt, zone);
    }

    /** The last day on which what was promised for one day can be paid. */
    LocalDate lastDay(int number) {
        return dates.instalments().get(number - 1).dueOn().plusDays(judging.graceDays());
    }

    /** The last day on which anything of it can be paid. */
    LocalDate lastDay() {
        return lastDay(dates.instalments().size());
    }

    @Nullable LocalDate withdrawnOn() {
        return withdrawal == null ? null : LocalDate.ofInstant(withdrawal.at(), zone);
    }

    boolean sharesAnAccountWith(Promise other) {
        return accountIds.stream().anyMatch(other.accountIds()::contains);
    }
}
