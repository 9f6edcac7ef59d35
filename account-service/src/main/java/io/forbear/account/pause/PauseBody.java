package io.forbear.account.pause;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Pause;
import io.forbear.service.problem.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a pause is to be.
 *
 * @param from first day that does not count; may lie in the past
 * @param to last day that does not count; null: until further notice
 */
record PauseBody(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @NotBlank(message = "is missing")
                @Size(max = REASON, message = "has at most 500 characters")
                @Nullable String reason) {
    private static final int REASON = 500;
    private static final int YEARS = 10;

    /**
     * The pause.
     *
     * @throws Problem 422 if it ends before it begins, or is further away than ten years
     */
    Pause pause(UUID id, AccountId account, LocalDate today) {
        var first = near("from", from, today);
        if (to == null) {
            return new Pause(id, account, first, null);
        }
        var last = near("to", to, today);
        if (last.isBefore(first)) {
            throw Problem.invalid("to", "must not be before from, found " + last);
        }
        return new Pause(id, account, first, last);
    }

    private static LocalDate near(String field, @Nullable LocalDate date, LocalDate today) {
        if (date == null) {
            throw Problem.invalid(field, "is missing");
        }
        if (date.isBefore(today.minusYears(YEARS)) || date.isAfter(today.plusYears(YEARS))) {
            throw Problem.invalid(
                    field, "must be within " + YEARS + " years of today, found " + date);
        }
        return date;
    }

    String statedReason() {
        return reason == null ? "" : reason.strip();
    }

    /** Why a pause is taken back. */
    record Withdrawal(
            @NotBlank(message = "is missing")
                    @Size(max = REASON, message = "has at most 500 characters")
                    @Nullable String reason) {
        String statedReason() {
            return reason == null ? "" : reason.strip();
        }
    }
}
