package io.forbear.account.stage;

import io.forbear.account.fact.KnownFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks back at accounts by the bank's stage lists and clocks. */
@Component
public class Hindsight {
    private final StagePolicy policy;

    Hindsight(StagePolicy policy) {
        this.policy = policy;
    }

    /** How an account stood on any day; null while no statement of it is known. */
    public @Nullable AccountHistory of(KnownFacts known) {
        return AccountHistory.of(policy, known.facts());
    }
}
