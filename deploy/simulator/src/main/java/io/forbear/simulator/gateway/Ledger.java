package io.forbear.simulator.gateway;

import io.forbear.events.AccountOverdue;
import io.forbear.events.Money;
import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.simulator.agenda.Due;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is owed at which instant, as core banking knows it before anybody else does. */
public final class Ledger {
    private final Map<String, List<Entry>> entries = new HashMap<>();

    /** A statement sets the balance, a posting moves it. */
    private record Entry(Instant at, boolean isStatement, BigDecimal amount) {}

    private Ledger() {}

    /** The ledger of everything the bank will report. */
    public static Ledger of(Collection<Due> dues) {
        var ledger = new Ledger();
        for (var due : dues) {
            switch (due.what().event()) {
                case AccountOverdue stated -> ledger.add(stated);
                case PaymentPosted posted -> ledger.add(posted);
                default -> {}
            }
        }
        ledger.entries.values().forEach(list -> list.sort(Comparator.comparing(Entry::at)));
        return ledger;
    }

    private void add(AccountOverdue stated) {
        var balance = stated.getBalance();
        if (balance != null) {
            of(stated.getAccountId())
                    .add(new Entry(stated.getOccurredAt(), true, balance.getAmount()));
        }
    }

    private void add(PaymentPosted posted) {
        var amount = posted.getAmount().getAmount();
        of(posted.getAccountId())
                .add(
                        new Entry(
                                posted.getOccurredAt(),
                                false,
                                posted.getKind() == PaymentKind.REVERSAL
                                        ? amount
                                        : amount.negate()));
    }

    private List<Entry> of(String accountId) {
        return entries.computeIfAbsent(accountId, _ -> new ArrayList<>());
    }

    /** Whether it has any of these accounts; those of another run of the simulator it has not. */
    public boolean knowsAny(Collection<String> accountIds) {
        return accountIds.stream().anyMatch(entries::containsKey);
    }

    /**
     * Whether an amount is what is owed then, on one of the accounts or on all of them; so is none,
     * and any on accounts that are not in the ledger.
     */
    boolean owes(List<String> accountIds, @Nullable Money stated, Instant at) {
        if (stated == null || !entries.keySet().containsAll(accountIds)) {
            return true;
        }
        var balances = accountIds.stream().map(id -> balance(id, at)).toList();
        var all = balances.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return stated.getAmount().compareTo(all) == 0
                || balances.stream().anyMatch(one -> stated.getAmount().compareTo(one) == 0);
    }

    /** Whether nothing changes on the accounts between two instants. */
    boolean isSteady(List<String> accountIds, Instant from, Instant to) {
        return accountIds.stream()
                .flatMap(id -> entries.getOrDefault(id, List.of()).stream())
                .noneMatch(entry -> entry.at().isAfter(from) && !entry.at().isAfter(to));
    }

    /** When something changed on an account after one instant and not after another. */
    public List<Instant> changes(String accountId, Instant after, Instant until) {
        return entries.getOrDefault(accountId, List.of()).stream()
                .map(Entry::at)
                .filter(at -> at.isAfter(after) && !at.isAfter(until))
                .toList();
    }

    /** What is owed on an account at an instant. */
    public BigDecimal balance(String accountId, Instant at) {
        var balance = BigDecimal.ZERO;
        for (var entry : entries.getOrDefault(accountId, List.of())) {
            if (!entry.at().isAfter(at)) {
                balance = entry.isStatement() ? entry.amount() : balance.add(entry.amount());
            }
        }
        return balance;
    }
}
