package io.forbear.plan.promise;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise as it is asked for.
 *
 * @param promisedAt when it was given; null: now
 * @param takenBy who enters it: subject of the token
 * @param settlement what it settles; null: it is a promise like any other
 */
public record PromiseRequest(
        String debtorId,
        List<String> accountIds,
        List<Part> dates,
        @Nullable Instant promisedAt,
        String takenBy,
        @Nullable String recordingRef,
        Promise.@Nullable Settlement settlement) {
    public PromiseRequest {
        accountIds = List.copyOf(accountIds);
        dates = List.copyOf(dates);
    }

    /** An amount and the day by which it is promised. */
    public record Part(LocalDate dueOn, Money amount) {}
}
