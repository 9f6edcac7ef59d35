package io.forbear.rules.content;

import io.forbear.rules.Account;
import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Money;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.ArrayList;
import java.util.List;

/**
 * Only amounts that are owed (CBA 2026 guideline; 15 USC 1692f(1)). The stated amount must be the
 * balance, at that instant, of one of the accounts the contact names or of all of them together. An
 * unknown balance proves nothing.
 */
public final class StatedAmount implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "stated-amount",
                    "a contact that states an amount other than the balance",
                    List.of(),
                    StatedAmount::new);

    private StatedAmount(Parameters parameters) {}

    @Override
    public void judge(Situation situation, Breaches out) {
        var stated = situation.contact().statedAmount();
        if (stated == null || !situation.contact().holdsOwnWords()) {
            return;
        }
        var balances = new ArrayList<Money>();
        for (var id : situation.contact().accountIds()) {
            Account account = situation.file().accountAt(id, situation.at());
            var balance = account == null ? null : account.balance();
            if (balance == null) {
                return;
            }
            balances.add(balance);
        }
        if (balances.stream().noneMatch(stated::sameAs) && !isSum(stated, balances)) {
            out.report(
                    Evidence.of("stated %s, owed %s".formatted(stated, balances))
                            .with("stated", stated)
                            .with("balance", balances));
        }
    }

    private static boolean isSum(Money stated, List<Money> balances) {
        var currency = stated.currency();
        return balances.stream().allMatch(balance -> balance.currency().equals(currency))
                && balances.stream().reduce(Money::plus).filter(stated::sameAs).isPresent();
    }
}
