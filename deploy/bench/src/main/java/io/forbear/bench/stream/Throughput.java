package io.forbear.bench.stream;

/**
 * What one portfolio cost.
 *
 * @param bare of the stream that does next to nothing, on the same input
 * @param conduct of gate and detector
 * @param changelogBytes per event, as compressed on the wire
 * @param memoryBytes resident memory of the stream's process when all was read
 * @param stateBytes of its stores on disk
 */
public record Throughput(
        int debtors,
        long events,
        Speed bare,
        Speed conduct,
        double changelogBytes,
        long memoryBytes,
        long stateBytes) {

    /**
     * How fast a stream was.
     *
     * @param rate events per second
     * @param cpuMicros processor time of the stream's process per event, without the broker's
     */
    public record Speed(double rate, double cpuMicros) {}

    /** Share of the ceiling. */
    public double share() {
        return conduct.rate() / bare.rate();
    }
}
