package io.forbear.account.stage;

import static io.forbear.account.fact.FactExamples.SHANGHAI;

import io.forbear.account.fact.Zones;
import java.util.Map;

/** Looks back by the shipped stage lists, in Shanghai. */
public final class HindsightExamples {
    private HindsightExamples() {}

    public static Hindsight shipped() {
        return new Hindsight(
                new StagePolicy(StagePolicyTest.shippedLists(), new Zones(SHANGHAI, Map.of())));
    }
}
