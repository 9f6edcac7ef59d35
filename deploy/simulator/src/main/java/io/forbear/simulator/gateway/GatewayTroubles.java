package io.forbear.simulator.gateway;

/**
 * What breaks at the gateways, each as a share of the commands, 0 to 1.
 *
 * @param hangs the report comes a day late
 * @param silences the contact is made and never reported
 * @param failures the contact cannot be made, and that is reported
 * @param crashes the gateway dies and reads again what it had not acknowledged
 */
public record GatewayTroubles(double hangs, double silences, double failures, double crashes) {
    private static final int PERCENT = 100;

    public GatewayTroubles {
        if (!(hangs >= 0 && silences >= 0 && failures >= 0 && crashes >= 0)
                || hangs + silences + failures > 1
                || crashes > 1) {
            throw new IllegalArgumentException("rates are from 0 to 1");
        }
    }

    /** Gateways that never break. */
    public static GatewayTroubles none() {
        return new GatewayTroubles(0, 0, 0, 0);
    }

    /** All at once. */
    public static GatewayTroubles all() {
        return new GatewayTroubles(0.02, 0.01, 0.02, 0.002);
    }

    /** For people: each rate in percent. */
    public String inWords() {
        return "%.1f %% of reports a day late, %.1f %% never, %.1f %% of contacts fail, %.1f %% crashes"
                .formatted(
                        hangs * PERCENT, silences * PERCENT, failures * PERCENT, crashes * PERCENT);
    }
}
