package io.forbear.messaging.outbox;

import org.junit.jupiter.api.Test;

/**
 * How many rows a second the relay publishes, in several rounds, of which the first warm up. Not
 * part of the build; run it with {@code -Dit.test=RelaySpeedBench}.
 */
class RelaySpeedBench {
    private static final int ROWS = 100_000;
    private static final int ROUNDS = 3;
    private static final int PAYLOAD_BYTES = 300;

    @Test
    void measures() throws Exception {
        try (var bench = RelayBench.open("fast")) {
            for (int round = 1; round <= ROUNDS; round++) {
                System.out.printf("relay, round %d: %,.0f rows/s%n", round, rate(bench));
            }
        }
    }

    private static double rate(RelayBench bench) throws Exception {
        bench.fillWide(ROWS, PAYLOAD_BYTES);
        var relay = bench.relay();
        var begin = System.nanoTime();
        relay.start();
        bench.awaitEmpty();
        var rate = ROWS * 1e9 / (System.nanoTime() - begin);
        relay.stop();
        return rate;
    }
}
