package io.forbear.account.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an account's facts at some time.
 *
 * @param everOverdue whether any statement said that something was overdue
 * @param nextChangeAt when the passing of time alone changes the stage next; null: it does not
 */
public record Staging(StagedAccount account, boolean everOverdue, @Nullable Instant nextChangeAt) {}
