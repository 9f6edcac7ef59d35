package io.forbear.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.messaging.ParkedHeaders;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.outbox.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParkingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Map<String, String> ORIGIN = Map.of("origin", "core");

    @Test
    void parksValueAndHeadersThatFit() {
        var row = row(new byte[1_900_000], ORIGIN);

        assertThat(row.payload()).hasSize(1_900_000);
        assertThat(row.headers())
                .containsEntry("origin", "core")
                .doesNotContainKey("forbear-parked-left-out");
    }

    @Test
    void leavesOutAValueThatTheParkedTopicWouldRefuse() {
        var row = row(new byte[3_000_000], ORIGIN);

        assertThat(row.payload()).isNull();
        assertThat(row.size()).isLessThan(10_000);
        assertThat(row.key()).isEqualTo("D-1");
        assertThat(row.headers())
                .containsEntry("forbear-parked-reason", "UNDECODABLE")
                .containsKey("forbear-parked-left-out")
                .doesNotContainKey("origin");
    }

    /** A byte that is no text becomes three. */
    @Test
    void leavesOutHeadersThatTheParkedTopicWouldRefuse() {
        var row = row(new byte[0], Map.of("noise", "\uFFFD".repeat(900_000)));

        assertThat(row.size()).isLessThan(10_000);
        assertThat(row.headers()).containsKey("forbear-parked-left-out");
    }

    @Test
    void countsTheBytesOfARowAsTheyGoOnTheWire() {
        var small = row(new byte[0], Map.of());
        var large = row(new byte[100], Map.of("n", "客户"));

        assertThat(large.size() - small.size()).isEqualTo(100 + 10 + 1 + 6);
    }

    @Test
    void handsBackWhatTheTopicTakes() {
        assertThat(StreamParking.returned(received(new byte[1_000_000], ORIGIN)).payload())
                .hasSize(1_000_000);
        assertThatThrownBy(() -> StreamParking.returned(received(new byte[1_050_000], ORIGIN)))
                .isInstanceOf(RejectedEvent.class)
                .hasMessageContaining("account.payment takes");
    }

    @Test
    void handsNothingBackWithoutItsValue() {
        var cut = Map.of(ParkedHeaders.LEFT_OUT, "value");

        assertThatThrownBy(() -> StreamParking.returned(received(new byte[0], cut)))
                .isInstanceOf(RejectedEvent.class)
                .hasMessageContaining("account.payment-1@7");
    }

    private static OutboxRow row(byte[] value, Map<String, String> headers) {
        var added = new ParkedRecords.Added(new UUID(1, 1), NOON);
        var failure = Failure.undecodable(new IllegalStateException("no event"));
        return Parking.row(received(value, headers), failure, added);
    }

    private static Received received(byte[] value, Map<String, String> headers) {
        var key = "D-1".getBytes(StandardCharsets.UTF_8);
        return new Received("g", "account.payment", 1, 7, NOON, key, "D-1", value, headers);
    }
}
