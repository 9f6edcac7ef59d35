package io.forbear.plan.promise;

import io.forbear.money.Money;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A promise as it comes over HTTP.
 *
 * @param promisedAt now unless given
 */
record PromiseBody(
        @NotBlank @Size(max = 200) String debtorId,
        @NotEmpty @Size(max = 100) List<@NotBlank String> accountIds,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid Dated> dates,
        @Nullable Instant promisedAt,
        @Nullable @Size(max = 500) String recordingRef) {

    /** An amount and the day by which it is promised. */
    record Dated(
            @NotNull LocalDate dueOn,
            @NotNull @Digits(integer = 15, fraction = 4) BigDecimal amount,
            @NotBlank String currency) {
        private PromiseRequest.Part part(int index) {
            try {
                return new PromiseRequest.Part(dueOn, new Money(amount, currency));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(
                        "dates[" + index + "].currency", String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * The promise.
     *
     * @throws Problem 422 if a currency does not exist
     */
    PromiseRequest request(String takenBy) {
        return new PromiseRequest(
                debtorId,
                accountIds,
                IntStream.range(0, dates.size()).mapToObj(i -> dates.get(i).part(i)).toList(),
                promisedAt,
                takenBy,
                recordingRef,
                null);
    }
}
