package io.forbear.account.debt;

import io.forbear.account.terms.Component;
import io.forbear.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the bank stated, beside what follows from its statement before and the contract.
 *
 * @param component null: all of them together
 * @param difference stated less computed
 * @param differs whether that is more than the contract's tolerance
 */
public record Comparison(
        @Nullable Component component,
        Money stated,
        Money computed,
        Money difference,
        boolean differs) {}
