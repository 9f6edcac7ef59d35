package io.forbear.account.fact;

import java.util.List;

/**
 * All facts of one account, corrected ones as they read now.
 *
 * @param facts in no particular order
 */
public record KnownFacts(AccountId account, List<Fact> facts) {
    public KnownFacts {
        facts = List.copyOf(facts);
    }

    /** Whether any statement calls the account one of this product. */
    public boolean isOfProduct(String product) {
        return facts.stream()
                .anyMatch(
                        fact ->
                                fact instanceof Statement statement
                                        && statement.terms().product().equals(product));
    }
}
