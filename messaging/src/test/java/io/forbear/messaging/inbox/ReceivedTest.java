package io.forbear.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceivedTest {
    @Test
    void readsAKeyThatIsText() {
        assertThat(received("客户-1".getBytes(StandardCharsets.UTF_8)).key()).isEqualTo("客户-1");
    }

    @Test
    void readsNoKeyFromBytesThatAreNoText() {
        assertThat(received(null).key()).isNull();
        assertThat(received(new byte[] {(byte) 0xFF}).key()).isNull();
        assertThat(received(new byte[] {'a', 0, 'b'}).key()).isNull();
    }

    @Test
    void readsNoKeyThatIsTooLongForAnIndex() {
        assertThat(received("k".repeat(200).getBytes(StandardCharsets.UTF_8)).key()).hasSize(200);
        assertThat(received("k".repeat(201).getBytes(StandardCharsets.UTF_8)).key()).isNull();
    }

    @Test
    void keepsTheLastHeaderOfAName() {
        var message = new ConsumerRecord<>("t.x", 1, 7, new byte[0], new byte[0]);
        message.headers().add("a", new byte[] {'1'}).add("a", new byte[] {'2', 0});
        message.headers().add("none", null);

        assertThat(Received.of("g", message).headers())
                .containsOnly(java.util.Map.entry("a", "2 "));
    }

    @Test
    void printsWhereItCameFromAndNothingOfItsContent() {
        assertThat(received(new byte[] {'k'})).hasToString("t.x-1@7");
        assertThat(received(null).timestamp()).isEqualTo(Instant.ofEpochMilli(-1));
    }

    private static Received received(byte @Nullable [] key) {
        return Received.of("g", new ConsumerRecord<>("t.x", 1, 7, key, new byte[0]));
    }
}
