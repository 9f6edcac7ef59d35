package io.forbear.bench.treatment;

import java.util.List;

/**
 * What it took to get debtors from their stage to the command.
 *
 * @param debtors how many there were
 * @param seconds from the first stage published to the last command read
 * @param shares who worked how much of the processor for it
 */
public record Treating(int debtors, double seconds, List<Share> shares) {

    /**
     * Work of one part of the system.
     *
     * @param micros processor time per debtor
     */
    public record Share(String part, double micros) {}

    public double perSecond() {
        return debtors / seconds;
    }
}
