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
                bench.fill(1500);
                bench.fillBundle(450);
                bench.fillBundle(450);
                bench.fill(600);
                bench.awaitProgress();
                bench.killSessions();
            }
            bench.awaitEmpty();
            relays.forEach(OutboxRelay::stop);

            assertThat(bench.published()).isEqualTo(bench.filled());
        }
    }
}
