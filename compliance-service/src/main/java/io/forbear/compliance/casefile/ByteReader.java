package io.forbear.compliance.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} wrote, in the same order. */
final class ByteReader {
    private final byte[] bytes;
    private int position;

    ByteReader(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    int position() {
        return position;
    }

    /** The bytes read since a position. */
    ByteBuffer since(int from) {
        return ByteBuffer.wrap(bytes, from, position - from).slice();
    }

    /** Reads past these bytes if they come next. */
    boolean skip(ByteBuffer known) {
        int length = known.remaining();
        if (length > bytes.length - position
                || !ByteBuffer.wrap(bytes, position, length).equals(known)) {
            return false;
        }
        position += length;
        return true;
    }

    boolean hasMore() {
        return position < bytes.length;
    }

    int raw() {
        return bytes[position++] & 0xff;
    }

    boolean flag() {
        return raw() != 0;
    }

    long number() {
        var rest = 0L;
        var shift = 0;
        var next = raw();
        while ((next & 0x80) != 0) {
            rest |= (long) (next & 0x7f) << shift;
            shift += 7;
            next = raw();
        }
        rest |= (long) next << shift;
        return (rest >>> 1) ^ -(rest & 1);
    }

    String text() {
        var length = (int) number();
        if (length < 0) {
            return uuid().toString();
        }
        position += length;
        return new String(bytes, position - length, length, UTF_8);
    }

    UUID uuid() {
        return new UUID(fixed(), fixed());
    }

    long fixed() {
        var value = 0L;
        for (var i = 0; i < Long.BYTES; i++) {
            value = value << 8 | raw();
        }
        return value;
    }

    Instant instant() {
        return Instant.ofEpochMilli(number());
    }

    LocalDate date() {
        return LocalDate.ofEpochDay(number());
    }

    BigDecimal decimal() {
        var scale = (int) number();
        var length = (int) number();
        position += length;
        var unscaled = new BigInteger(Arrays.copyOfRange(bytes, position - length, position));
        return new BigDecimal(unscaled, scale);
    }

    <E extends Enum<E>> E symbol(E[] symbols) {
        return symbols[(int) number()];
    }

    <E extends Enum<E>> Set<E> symbols(Class<E> type, E[] symbols) {
        var values = EnumSet.noneOf(type);
        for (var bits = number(); bits != 0; bits &= bits - 1) {
            values.add(symbols[Long.numberOfTrailingZeros(bits)]);
        }
        return values;
    }

    <T> @Nullable T optional(Function<ByteReader, T> encoding) {
        return flag() ? encoding.apply(this) : null;
    }

    /** Texts without an order. */
    Set<String> texts() {
        var texts = all(ByteReader::text);
        return texts.isEmpty() ? Set.of() : new HashSet<>(texts);
    }

    <T> List<T> all(Function<ByteReader, T> encoding) {
        var count = (int) number();
        if (count == 0) {
            return List.of();
        }
        var values = new ArrayList<T>(count);
        for (var i = 0; i < count; i++) {
            values.add(encoding.apply(this));
        }
        return values;
    }
}
