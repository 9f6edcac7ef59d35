package io.forbear.bench.stream;

/**
 * How long answers took, from the instant at which the event was to be sent.
 *
 * @param answers how many came
 * @param missing how many did not come in time
 * @param p50 milliseconds, of half of the answers at most
 */
public record Delay(
        Pace pace, long answers, long missing, double p50, double p99, double p999, double max) {}
