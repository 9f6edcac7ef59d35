package io.forbear.simulator.gateway;

/**
 * How often the gateways misbehave, each as a share of the commands, 0 to 1.
 *
 * @param duplicates the same report twice
 * @param late the report hours after the contact
 * @param corrections a first report with another outcome, put right under the same event id
 * @param permitAbuse a second contact on the same permit, or one after the permit ran out
 */
public record Faults(double duplicates, double late, double corrections, double permitAbuse) {
    private static final int PERCENT = 100;

    public Faults {
        check("duplicates", duplicates);
        check("late", late);
        check("corrections", corrections);
        check("permit abuse", permitAbuse);
    }

    /** Gateways as they should be. */
    public static Faults none() {
        return new Faults(0, 0, 0, 0);
    }

    /** For people: each rate in percent. */
    public String inWords() {
        return "%.0f %% of reports twice, %.0f %% late, %.0f %% corrected, %.0f %% of permits abused"
                .formatted(
                        duplicates * PERCENT,
                        late * PERCENT,
                        corrections * PERCENT,
                        permitAbuse * PERCENT);
    }

    private static void check(String name, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "the rate of " + name + " is from 0 to 1, found " + rate);
        }
    }
}
