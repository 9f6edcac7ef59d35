package io.forbear.contact.strategy;

import io.forbear.contact.debtor.Account;
import java.util.List;
import java.util.Optional;

/**
 * All strategies of one file.
 *
 * @param version of the file; goes into every proposal
 * @param all in the order of the file: the first that suits an account is its strategy
 */
public record Strategies(String version, List<Strategy> all, Denials denials, Visitors visitors) {
    public Strategies {
        all = List.copyOf(all);
    }

    public Optional<Strategy> suiting(Account account) {
        return all.stream().filter(strategy -> strategy.suits(account)).findFirst();
    }
}
