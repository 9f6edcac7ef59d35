package io.forbear.compliance.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes values as few bytes; {@link ByteReader} reads them in the same order. */
final class ByteWriter {
    private static final int UUID_TEXT_LENGTH = 36;

    private byte[] bytes = new byte[160];
    private int size;

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    ByteWriter raw(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
        return this;
    }

    private ByteWriter raw(byte[] values) {
        if (size + values.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + values.length);
        }
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
        return this;
    }

    ByteWriter flag(boolean value) {
        return raw(value ? 1 : 0);
    }

    /** Seven bits per byte, small magnitudes of either sign first. */
    ByteWriter number(long value) {
        var rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            raw((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return raw((int) rest);
    }

    /** A text; one that is a UUID in its canonical form takes 17 bytes. */
    ByteWriter text(String value) {
        var uuid = value.length() == UUID_TEXT_LENGTH ? canonicalUuid(value) : null;
        if (uuid != null) {
            return number(-1).uuid(uuid);
        }
        var encoded = value.getBytes(UTF_8);
        return number(encoded.length).raw(encoded);
    }

    ByteWriter uuid(UUID value) {
        return fixed(value.getMostSignificantBits()).fixed(value.getLeastSignificantBits());
    }

    /** Eight bytes, most significant first. */
    ByteWriter fixed(long value) {
        for (var shift = 56; shift >= 0; shift -= 8) {
            raw((int) (value >>> shift));
        }
        return this;
    }

    /** To the millisecond, as events carry it. */
    ByteWriter instant(Instant value) {
        return number(value.toEpochMilli());
    }

    ByteWriter date(LocalDate value) {
        return number(value.toEpochDay());
    }

    ByteWriter decimal(BigDecimal value) {
        var unscaled = value.unscaledValue().toByteArray();
        return number(value.scale()).number(unscaled.length).raw(unscaled);
    }

    /** By position: kernel enums only ever grow at their end, and a test holds them to it. */
    @SuppressWarnings("EnumOrdinal") // names would take ten times the bytes
    ByteWriter symbol(Enum<?> value) {
        return number(value.ordinal());
    }

    /** A set of symbols as one number, a bit for each. */
    @SuppressWarnings("EnumOrdinal") // see symbol
    <E extends Enum<E>> ByteWriter symbols(Set<E> values) {
        var bits = 0L;
        for (var value : values) {
            bits |= 1L << value.ordinal();
        }
        return number(bits);
    }

    <T> ByteWriter optional(@Nullable T value, BiConsumer<ByteWriter, T> encoding) {
        flag(value != null);
        if (value != null) {
            encoding.accept(this, value);
        }
        return this;
    }

    /** Texts of a set in their natural order, so that equal sets give equal bytes. */
    ByteWriter sorted(Set<String> values) {
        return all(values.size() < 2 ? values : new TreeSet<>(values), ByteWriter::text);
    }

    <T> ByteWriter all(Collection<T> values, BiConsumer<ByteWriter, T> encoding) {
        number(values.size());
        values.forEach(value -> encoding.accept(this, value));
        return this;
    }

    private static @Nullable UUID canonicalUuid(String value) {
        try {
            var uuid = UUID.fromString(value);
            return uuid.toString().equals(value) ? uuid : null;
        } catch (IllegalArgumentException anotherText) {
            return null;
        }
    }
}
