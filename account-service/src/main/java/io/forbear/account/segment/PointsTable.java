package io.forbear.account.segment;

import io.forbear.account.fact.Terms;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How accounts of a product and jurisdiction are scored.
 *
 * @param product null: every product
 * @param jurisdiction ISO 3166; one without a subdivision covers its subdivisions; null: every one
 * @param warnFrom points of risk from which on an account that is not overdue is warned of
 */
record PointsTable(
        @Nullable String product,
        @Nullable String jurisdiction,
        Scale risk,
        Scale willingness,
        int warnFrom) {

    boolean isFor(Terms terms) {
        return (product == null || product.equals(terms.product())) && terms.isUnder(jurisdiction);
    }

    boolean isForAll() {
        return product == null && jurisdiction == null;
    }

    /**
     * The segment of an account.
     *
     * @param isOverdue an account that is overdue needs no early warning
     */
    Verdict judge(Map<Attribute, Integer> values, boolean isOverdue) {
        var score = risk.score(values);
        return new Verdict(
                score, willingness.score(values), !isOverdue && score.points() >= warnFrom);
    }

    /** What follows from an account's values. */
    record Verdict(Score risk, Score willingness, boolean earlyWarning) {}
}
