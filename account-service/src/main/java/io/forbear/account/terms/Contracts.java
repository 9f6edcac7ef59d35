package io.forbear.account.terms;

import io.forbear.account.fact.Terms;
import java.util.List;
import java.util.Optional;

/** The contract terms that are known; the first that fits an account is its own. */
public record Contracts(List<Contract> contracts) {
    public Contracts {
        contracts = List.copyOf(contracts);
    }

    /** The contract terms of an account; empty: none are known for it. */
    public Optional<Contract> of(Terms terms) {
        return contracts.stream().filter(contract -> isOf(contract, terms)).findFirst();
    }

    private static boolean isOf(Contract contract, Terms terms) {
        return contract.product().equals(terms.product()) && terms.isUnder(contract.jurisdiction());
    }
}
