package io.forbear.account.stage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account has moved to a stage, or its amounts have changed within it.
 *
 * @param sequence counts the changes of one account, from 1
 * @param previousStage the stage before, which may be the same; null for the first change
 * @param causationId the event that led to it; null when a day has passed
 * @param asOf the date the stage was judged for
 */
record StageChange(
        long sequence,
        StagedAccount account,
        @Nullable String previousStage,
        Cause cause,
        @Nullable UUID causationId,
        LocalDate asOf,
        Instant changedAt) {}
