package io.forbear.account.intake;

import io.forbear.money.Money;

/** From an event's words into ours. */
final class Translation {
    private Translation() {}

    static Money money(io.forbear.events.Money money) {
        return new Money(money.getAmount(), money.getCurrency());
    }
}
