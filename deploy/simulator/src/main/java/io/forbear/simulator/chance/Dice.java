package io.forbear.simulator.chance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Throws that repeat for the same seed. Each debtor has dice of his own, so that a portfolio of N
 * is the beginning of every larger one with the same seed. Not for several threads.
 */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final SplittableRandom random;

    public Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Dice for one part of the simulation, independent of all others. */
    public static Dice of(long seed, String part, long index) {
        return new Dice(mix(mix(seed * GOLDEN + part.hashCode()) + index * GOLDEN));
    }

    /** True with the given probability. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 (included) to 1 (excluded). */
    public double share() {
        return random.nextDouble();
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** An amount from {@code low} to {@code high} with two decimal places. */
    public BigDecimal amount(int low, int high) {
        return BigDecimal.valueOf(random.nextLong(low * 100L, high * 100L + 1), 2);
    }

    /** The share of an amount, from {@code low} to {@code high} per cent, to the cent. */
    public BigDecimal share(BigDecimal whole, int low, int high) {
        return whole.multiply(BigDecimal.valueOf(between(low, high), 2))
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** One of the given. */
    public <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** An instant from {@code from} (included) to {@code to} (excluded). */
    public Instant instant(Instant from, Instant to) {
        return Instant.ofEpochMilli(random.nextLong(from.toEpochMilli(), to.toEpochMilli()));
    }

    /** 48 random bits as twelve hexadecimal digits: a pseudonym. */
    public String pseudonym() {
        return "%012x".formatted(random.nextLong() >>> 16);
    }

    /** A UUIDv7 of the given time. */
    public UUID eventId(Instant at) {
        long high = at.toEpochMilli() << 16 | VERSION_7 | random.nextInt(0x1000);
        return new UUID(high, VARIANT | random.nextLong() >>> 2);
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
