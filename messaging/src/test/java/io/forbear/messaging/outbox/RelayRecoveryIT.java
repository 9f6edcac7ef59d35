package io.forbear.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** What the next leader makes of every step at which the last one can die. */
class RelayRecoveryIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void publishesABatchThatWasTakenButNotPublished() throws Exception {
        try (var bench = RelayBench.open("taken")) {
            bench.fill(5);
            try (var dying = bench.session()) {
                assertThat(dying.tryLead()).isTrue();
                assertThat(dying.take(1, 3).rows()).hasSize(3);
            }

            bench.relayUntilEmpty();

            assertThat(bench.published()).isEqualTo(bench.filled());
        }
    }

    @Test
    void doesNotPublishABatchAgainThatKafkaHas() throws Exception {
        try (var bench = RelayBench.open("published")) {
            bench.fill(5);
            try (var dying = bench.session();
                    var publisher = bench.publisher()) {
                assertThat(dying.tryLead()).isTrue();
                publisher.publish(dying.take(publisher.lastNumber() + 1, 3));
            }

            bench.relayUntilEmpty();

            assertThat(bench.published()).isEqualTo(bench.filled());
        }
    }

    @Test
    void publishesABatchThatWasSentButNotCommitted() throws Exception {
        try (var bench = RelayBench.open("uncommitted")) {
            bench.fill(5);
            try (var dying = bench.session()) {
                var publisher = bench.publisher();
                assertThat(dying.tryLead()).isTrue();
                publisher.send(dying.take(publisher.lastNumber() + 1, 3));
            }

            bench.relayUntilEmpty();

            assertThat(bench.published()).isEqualTo(bench.filled());
        }
    }

    @Test
    void shutsOutALeaderThatWasOnlySlow() throws Exception {
        try (var bench = RelayBench.open("slow")) {
            bench.fill(5);
            var session = bench.session();
            var slow = bench.publisher();
            assertThat(session.tryLead()).isTrue();
            var batch = session.take(slow.lastNumber() + 1, 3);
            session.close();

            bench.relayUntilEmpty();

            assertThatThrownBy(() -> slow.publish(batch)).isInstanceOf(KafkaException.class);
            slow.close();
            bench.fill(2);
            bench.relayUntilEmpty();
            assertThat(bench.published()).isEqualTo(bench.filled());
        }
    }

    @Test
    void letsOneSessionLeadAtATime() throws Exception {
        try (var bench = RelayBench.open("lead");
                var first = bench.session();
                var second = bench.session()) {
            assertThat(first.tryLead()).isTrue();
            assertThat(second.tryLead()).isFalse();
            bench.killSessions();
            await().atMost(SOON)
                    .untilAsserted(
                            () -> {
                                try (var third = bench.session()) {
                                    assertThat(third.tryLead()).isTrue();
                                }
                            });
        }
    }
}
