package io.forbear.account.stage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an account's facts on a date.
 *
 * @param everOverdue whether any statement said that something was overdue
 * @param nextChangeOn the next date on which the passing of time alone changes the stage; null: it
 *     does not
 */
record Staging(StagedAccount account, boolean everOverdue, @Nullable LocalDate nextChangeOn) {}
