package io.forbear.contact.fairness;

import java.util.List;

/**
 * Attempts per debtor in a group.
 *
 * @param variance of the attempts per debtor
 */
record Sample(int debtors, long attempts, double variance) {
    /** What a group without any attempt is taken to have had, so that a ratio has a logarithm. */
    private static final double HALF_AN_ATTEMPT = 0.5;

    static Sample of(List<Long> perDebtor) {
        var attempts = perDebtor.stream().mapToLong(Long::longValue).sum();
        var mean = (double) attempts / Math.max(1, perDebtor.size());
        var squares = perDebtor.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
        return new Sample(perDebtor.size(), attempts, squares / Math.max(1, perDebtor.size() - 1));
    }

    double mean() {
        return Math.max((double) attempts, HALF_AN_ATTEMPT) / debtors;
    }

    /**
     * Square of the relative standard error of the mean. Attempts on one debtor follow from each
     * other, so that debtors and not attempts are what is sampled; the variance is never taken to
     * be less than that of chance alone.
     */
    double relativeVariance() {
        return Math.max(variance, mean()) / (debtors * mean() * mean());
    }
}
