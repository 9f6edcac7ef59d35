package io.forbear.account.intake;

import io.forbear.messaging.RejectedEvent;
import io.forbear.money.Money;
import java.util.function.Supplier;

/** From an event's words into ours. */
final class Translation {
    private Translation() {}

    /**
     * What an event says.
     *
     * @throws RejectedEvent if no such fact can be: the reason is what was expected and found
     */
    static <T> T of(Supplier<T> words) {
        try {
            return words.get();
        } catch (IllegalArgumentException e) {
            throw new RejectedEvent(String.valueOf(e.getMessage()));
        }
    }

    static Money money(io.forbear.events.Money money) {
        return new Money(money.getAmount(), money.getCurrency());
    }
}
