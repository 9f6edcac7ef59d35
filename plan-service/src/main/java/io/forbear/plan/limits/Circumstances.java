package io.forbear.plan.limits;

import io.forbear.plan.schedule.Frequency;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * In what circumstances a plan is proposed.
 *
 * @param on the date, by the clock of the accounts
 * @param frequency how often instalments fall due
 * @param ability what the debtor was found able to pay; null: not assessed
 */
public record Circumstances(LocalDate on, Frequency frequency, @Nullable Ability ability) {}
