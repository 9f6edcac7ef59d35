package io.forbear.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RelayIT {
    @Test
    void publishesOnceAndInOrderWhileLeadersAreKilled() throws Exception {
        try (var bench = RelayBench.open("killed")) {
            var relays = Stream.generate(bench::relay).limit(2).toList();
            relays.forEach(OutboxRelay::start);
            for (int i = 0; i < 10; i++) {
                bench.fill(3000);
                bench.awaitProgress();
                bench.killSessions();
            }
            bench.awaitEmpty();
            relays.forEach(OutboxRelay::stop);

            assertThat(bench.published()).isEqualTo(bench.filled());
        }
    }

    @Test
    void publishesThousandsOfRowsPerSecond() throws Exception {
        int rows = 100_000;
        try (var bench = RelayBench.open("fast")) {
            bench.fillWide(1000, 300);
            bench.relayUntilEmpty();
            bench.fillWide(rows, 300);
            var relay = bench.relay();
            var begin = System.nanoTime();
            relay.start();
            bench.awaitEmpty();
            var seconds = (System.nanoTime() - begin) / 1e9;
            relay.stop();

            System.out.printf("relay: %d rows, %.0f rows/s%n", rows, rows / seconds);
            assertThat(rows / seconds).isGreaterThan(2000);
        }
    }
}
