package io.forbear.bench.restage;

/**
 * What a new day took.
 *
 * @param accounts how many it put to another stage
 * @param seconds until the last of their events was on {@code account.stage}
 * @param before how long a payment took to its event while nothing else went on
 * @param meanwhile the same while the accounts were put to their stages
 */
public record Restaging(int accounts, double seconds, Wait before, Wait meanwhile) {

    /**
     * Milliseconds from the sending of an event to its answer.
     *
     * @param missing how many had no answer
     */
    public record Wait(long answers, long missing, double p50, double p99, double max) {}

    public double perSecond() {
        return accounts / seconds;
    }
}
