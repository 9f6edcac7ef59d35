package io.forbear.plan.limits;

import java.util.List;

/** What decides which laws a plan is under. */
public record Debt(String product, List<String> jurisdictions) {
    public Debt {
        jurisdictions = List.copyOf(jurisdictions);
    }
}
