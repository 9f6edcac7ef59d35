package io.forbear.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BundleTest {
    @SuppressWarnings("NullAway") // a class file does not tell that an array may be null
    private static OutboxRow row(
            @Nullable String key, byte @Nullable [] payload, Map<String, String> headers) {
        return new OutboxRow(new UUID(1, 2), "some.topic", key, "some.Type", payload, headers);
    }

    private static OutboxRow row(int number) {
        return row("D", ("" + number).getBytes(UTF_8), Map.of());
    }

    private static String text(ProducerRecord<String, byte[]> message) {
        return new String(message.value(), UTF_8);
    }

    @Test
    void givesBackWhatItWasMadeOf() {
        var rows =
                List.of(
                        row("债务人", new byte[] {0, -1, 7}, Map.of("traceparent", "00-1", "n", "")),
                        row(null, null, Map.of()));

        var bundle = Bundle.of(rows).getFirst();
        var read = Bundle.read(bundle.bytes());

        assertThat(bundle.records()).isEqualTo(2);
        assertThat(bundle.id()).isEqualTo(new UUID(1, 2));
        assertThat(read).extracting(ProducerRecord::topic).containsOnly("some.topic");
        assertThat(read).extracting(ProducerRecord::key).containsExactly("债务人", null);
        assertThat(read.getFirst().value()).containsExactly(0, -1, 7);
        assertThat(read.getLast().value()).isNull();
        assertThat(read.getFirst().headers().toArray())
                .extracting(Header::key)
                .containsExactlyInAnyOrder("traceparent", "n");
        assertThat(read.getFirst().headers().lastHeader("traceparent").value())
                .asString(UTF_8)
                .isEqualTo("00-1");
    }

    @Test
    void keepsTheOrderOverManyBundles() {
        var rows = IntStream.range(0, 1201).mapToObj(BundleTest::row).toList();

        var bundles = Bundle.of(rows);

        assertThat(bundles).extracting(Bundle::records).containsExactly(500, 500, 201);
        assertThat(bundles.stream().flatMap(one -> Bundle.read(one.bytes()).stream()))
                .extracting(BundleTest::text)
                .containsExactlyElementsOf(
                        IntStream.range(0, 1201).mapToObj(Integer::toString).toList());
    }

    @Test
    void holdsNoMoreThanTheRelayCanTakeAtOnce() {
        var large = row("D", new byte[1_500_000], Map.of());

        assertThat(Bundle.of(List.of(large, large, large, large)))
                .extracting(Bundle::records)
                .containsExactly(2, 2);
    }

    @Test
    void refusesAnotherForm() {
        assertThatThrownBy(() -> Bundle.read(new byte[] {2, 0, 0, 0, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("found 2");
        assertThatThrownBy(() -> Bundle.read(new byte[] {1, 0, 0, 0, 1}))
                .isInstanceOf(IllegalStateException.class);
    }
}
