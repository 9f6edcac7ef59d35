package io.forbear.plan.limits;

import io.forbear.money.Money;
import java.time.LocalDate;

/**
 * What a debtor was found able to pay.
 *
 * @param perMonth what is left for debts in a month
 */
public record Ability(Money perMonth, LocalDate assessedOn) {}
