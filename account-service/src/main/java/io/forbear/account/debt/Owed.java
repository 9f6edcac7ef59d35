package io.forbear.account.debt;

import io.forbear.account.terms.Component;
import io.forbear.money.Money;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much of each component is owed; changes as time passes. */
final class Owed {
    private final Map<Component, Money> amounts = new EnumMap<>(Component.class);
    private final String currency;

    Owed(String currency) {
        this.currency = currency;
        for (var component : Component.values()) {
            amounts.put(component, Money.zero(currency));
        }
    }

    Money of(Component component) {
        return amounts.getOrDefault(component, Money.zero(currency));
    }

    /** What can bear a charge: never below zero, and less what is paid beyond all that is owed. */
    Money chargeable(Component component) {
        return of(component).plus(of(Component.CREDIT)).atLeastZero();
    }

    Money total() {
        return amounts.values().stream().reduce(Money.zero(currency), Money::plus);
    }

    /** Interest, fees and penalty together. */
    Money charges() {
        return of(Component.INTEREST).plus(of(Component.FEES)).plus(of(Component.PENALTY));
    }

    void add(Component component, Money amount) {
        amounts.put(component, of(component).plus(amount));
    }

    /** Takes an amount off the components in this order; what is left becomes a credit. */
    List<PaymentLine.Part> take(Money amount, List<Component> order) {
        var parts = new ArrayList<PaymentLine.Part>();
        var left = amount;
        for (var component : order) {
            var part = left.min(of(component)).atLeastZero();
            left = left.minus(part);
            settle(component, part, parts);
        }
        settle(Component.CREDIT, left, parts);
        return parts;
    }

    /** Takes an amount off one component, which may fall below zero. */
    void settle(Component component, Money amount, List<PaymentLine.Part> parts) {
        if (amount.sign() != 0) {
            add(component, amount.negated());
            parts.add(new PaymentLine.Part(component, amount));
        }
    }

    Map<Component, Money> amounts() {
        return Map.copyOf(amounts);
    }
}
