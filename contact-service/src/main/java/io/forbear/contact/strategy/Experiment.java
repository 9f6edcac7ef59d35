package io.forbear.contact.strategy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;

/**
 * A comparison of strategies. Debtors for whom the champion is selected are split over the arms,
 * each debtor always to the same one.
 *
 * @param champion the strategy that is selected
 * @param arms with shares that add up to {@value #WHOLE}
 */
public record Experiment(String id, String champion, List<Arm> arms) {
    /** Percent. */
    public static final int WHOLE = 100;

    private static final int BUCKETS = 10_000;

    public Experiment {
        arms = List.copyOf(arms);
        var sum = arms.stream().mapToInt(Arm::share).sum();
        if (sum != WHOLE) {
            throw new IllegalArgumentException("shares add up to 100, found " + sum);
        }
    }

    /**
     * One of the strategies compared.
     *
     * @param share percent of the debtors
     */
    public record Arm(String name, String strategyId, int share) {}

    /**
     * The arm of a debtor: by a hash of both ids, so that the arms of two experiments have nothing
     * to do with each other.
     */
    public Arm armOf(String debtorId) {
        var hash = UUID.nameUUIDFromBytes((id + "\n" + debtorId).getBytes(UTF_8));
        var bucket = Math.floorMod(hash.getLeastSignificantBits(), BUCKETS);
        var end = 0;
        for (var arm : arms) {
            end += arm.share() * (BUCKETS / WHOLE);
            if (bucket < end) {
                return arm;
            }
        }
        throw new IllegalStateException("shares add up to 100, so there is an arm");
    }

    /** How proposals and reports name an arm. */
    public String label(Arm arm) {
        return id + ":" + arm.name();
    }
}
