package io.forbear.account.figure;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day of which every account's position is kept.
 *
 * @param countedUpTo the accounts up to this id have been counted; empty: none yet
 * @param accounts how many accounts that is
 * @param doneAt since when figures of the day come from what is kept; null: it is being counted
 */
record KeptDay(
        LocalDate date,
        String countedUpTo,
        long accounts,
        Instant askedAt,
        @Nullable Instant doneAt) {}
