package io.forbear.bench.treatment;

import java.util.List;

/**
 * What it took to get debtors from their stage to the command.
 *
 * @param debtors how many there were
 * @param seconds from the first stage published to the last command read
 * @param shares who worked how much of the processor for it
 * @param warmUp what a debtor cost in the rounds before, in microseconds of processor time
 */
public record Treating(int debtors, double seconds, List<Share> shares, List<Double> warmUp) {
    public Treating {
        shares = List.copyOf(shares);
        warmUp = List.copyOf(warmUp);
    }

    /**
     * Work of one part of the system.
     *
     * @param micros processor time per debtor
     */
    public record Share(String part, double micros) {}

    public double perSecond() {
        return debtors / seconds;
    }

    /** Processor time per debtor, of all parts. */
    public double micros() {
        return shares.stream().mapToDouble(Share::micros).sum();
    }
}
