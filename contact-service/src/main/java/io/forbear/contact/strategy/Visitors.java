package io.forbear.contact.strategy;

import io.forbear.contact.debtor.Account;
import java.util.List;
import java.util.Map;

/**
 * Who makes visits: pseudonymous ids of collectors.
 *
 * @param own of the bank
 * @param outside of agencies and others, by legal entity
 */
public record Visitors(List<String> own, Map<String, List<String>> outside) {
    /** A visit is made by at least two (China Banking Association's guideline 2026, art. 22). */
    public static final int PER_VISIT = 2;

    public Visitors {
        own = List.copyOf(own);
        outside = Map.copyOf(outside);
    }

    /**
     * Two collectors of the entity that collects, the same two for one debtor; empty if it has
     * fewer.
     */
    public List<String> teamFor(Account account, String debtorId) {
        var roster =
                account.placement() == null
                        ? own
                        : outside.getOrDefault(account.collector(), List.of());
        if (roster.size() < PER_VISIT) {
            return List.of();
        }
        var first = Math.floorMod(debtorId.hashCode(), roster.size());
        return List.of(roster.get(first), roster.get((first + 1) % roster.size()));
    }
}
