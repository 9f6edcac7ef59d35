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
}
