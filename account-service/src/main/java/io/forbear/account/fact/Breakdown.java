package io.forbear.account.fact;

import io.forbear.money.Money;
import java.util.List;

/**
 * What a balance consists of, as the core banking system states it.
 *
 * @param fees late fees among them
 * @param penalty penalty and compound interest
 */
public record Breakdown(Money principal, Money interest, Money fees, Money penalty) {
    List<Money> parts() {
        return List.of(principal, interest, fees, penalty);
    }
}
