package io.forbear.account.placement;

import io.forbear.money.Money;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an agency holds now.
 *
 * @param accounts how many
 * @param amounts overdue now, one for each currency
 */
record Load(long accounts, List<Money> amounts) {
    static final Load NONE = new Load(0, List.of());

    Load {
        amounts = List.copyOf(amounts);
    }

    Money amount(String currency) {
        return amounts.stream()
                .filter(amount -> amount.currency().equals(currency))
                .findFirst()
                .orElseGet(() -> Money.zero(currency));
    }

    /** The same with another account. */
    Load with(Money amount) {
        var sum = amount(amount.currency()).plus(amount);
        var others = amounts.stream().filter(a -> !a.currency().equals(amount.currency())).toList();
        return new Load(accounts + 1, Stream.concat(others.stream(), Stream.of(sum)).toList());
    }
}
