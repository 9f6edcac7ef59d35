package io.forbear.service.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static String hex(Values values) {
        var out = Unpooled.buffer();
        values.writeTo(out);
        return ByteBufUtil.hexDump(out);
    }

    private static String number(long value) {
        return "%08x".formatted(value);
    }

    /** One dimension, whether there are nulls, the elements' type, how many, counted from one. */
    private static String head(int nulls, int type, int length) {
        return number(1) + number(nulls) + number(type) + number(length) + number(1);
    }

    @Test
    void writesTextsWithTheirLengthInBytes() {
        assertThat(hex(Values.texts(Arrays.asList("a\n", null, "还"), text -> text)))
                .isEqualTo(head(1, 25, 3) + "00000002610a" + "ffffffff" + "00000003e8bf98");
    }

    @Test
    void writesNoDimensionWithoutValues() {
        assertThat(hex(Values.longs(List.<Long>of(), one -> one)))
                .isEqualTo(number(0) + number(0) + number(20));
    }

    @Test
    void writesNumbersAndIdsAndBytes() {
        assertThat(hex(Values.longs(List.of(-2L), one -> one)))
                .isEqualTo(head(0, 20, 1) + "00000008fffffffffffffffe");
        assertThat(hex(Values.integers(List.of(7), one -> one)))
                .isEqualTo(head(0, 23, 1) + "0000000400000007");
        var id = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        assertThat(hex(Values.uuids(List.of(id), one -> one)))
                .isEqualTo(head(0, 2950, 1) + "0000001000112233445566778899aabbccddeeff");
        assertThat(hex(Values.bytes(List.of(1), _ -> new byte[] {0, -1})))
                .isEqualTo(head(0, 17, 1) + "0000000200ff");
    }

    @Test
    void roundsInstantsToTheMicrosecond() {
        var instants =
                List.of(
                        Instant.parse("2000-01-01T00:00:01.000000499Z"),
                        Instant.parse("1999-12-31T23:59:59.999999500Z"));
        assertThat(hex(Values.instants(instants, one -> one)))
                .isEqualTo(
                        head(0, 1184, 2) + "0000000800000000000f4240" + "000000080000000000000000");
    }

    @Test
    void refusesWhatTheDatabaseCannotHold() {
        var bad = "{\"name\":\"a\\u0000b\"}".getBytes(UTF_8);
        assertThatThrownBy(() -> Values.json(List.of(1), _ -> bad))
                .isInstanceOf(IllegalArgumentException.class);
        var good = "{\"name\":\"a\\u0001b\"}".getBytes(UTF_8);
        assertThat(hex(Values.json(List.of(1), _ -> good))).startsWith(head(0, 114, 1));
        var escaped = "{\"path\":\"C:\\\\u0000\"}".getBytes(UTF_8);
        assertThat(hex(Values.json(List.of(1), _ -> escaped))).startsWith(head(0, 114, 1));
    }

    @Test
    void tellsNothingOfWhatItHolds() {
        assertThat(Values.texts(List.of("13800138000"), text -> text))
                .hasToString("1 values of type text");
    }
}
