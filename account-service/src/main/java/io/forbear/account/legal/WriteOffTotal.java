package io.forbear.account.legal;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Posting;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Write-offs in one currency, and what was recovered on them until now. The sums are not bounded as
 * the amount of one account is.
 */
record WriteOffTotal(
        String currency,
        int accounts,
        BigDecimal writtenOff,
        BigDecimal recovered,
        int accountsWithRecovery) {

    /** Adds write-offs up, by currency. */
    static List<WriteOffTotal> of(
            List<WriteOff> writeOffs, Map<AccountId, Collection<Posting>> postings) {
        var totals = new TreeMap<String, WriteOffTotal>();
        for (var one : writeOffs) {
            var known = postings.getOrDefault(new AccountId(one.accountId()), List.of());
            var recoveries = Recoveries.after(one, List.copyOf(known));
            var total = of(one.content().amount(), recoveries.recovered());
            totals.merge(total.currency(), total, WriteOffTotal::plus);
        }
        return List.copyOf(totals.values());
    }

    private static WriteOffTotal of(Money writtenOff, Money recovered) {
        return new WriteOffTotal(
                writtenOff.currency(),
                1,
                writtenOff.amount(),
                recovered.amount(),
                recovered.sign() > 0 ? 1 : 0);
    }

    private WriteOffTotal plus(WriteOffTotal other) {
        return new WriteOffTotal(
                currency,
                accounts + other.accounts,
                writtenOff.add(other.writtenOff),
                recovered.add(other.recovered),
                accountsWithRecovery + other.accountsWithRecovery);
    }
}
