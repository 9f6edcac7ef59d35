package io.forbear.plan.limits;

import java.util.List;

/**
 * What decides which laws a plan is under.
 *
 * @param disputed whether the debtor disputes it and has no answer yet
 */
public record Debt(String product, List<String> jurisdictions, boolean disputed) {
    public Debt {
        jurisdictions = List.copyOf(jurisdictions);
    }

    /** A debt as account-service tells of it, which knows of no disputes. */
    public Debt(String product, List<String> jurisdictions) {
        this(product, jurisdictions, false);
    }
}
