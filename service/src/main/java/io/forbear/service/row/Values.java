package io.forbear.service.row;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column of many rows, for {@code unnest}. They go to PostgreSQL in its binary
 * form: as text, every character of an array is looked at for quotes, there and here, and bytes
 * become twice as many digits.
 *
 * <p>A value that is null is null there.
 */
public final class Values {
    private static final int NULL = -1;
    private static final int FIRST_INDEX = 1;

    /** PostgreSQL counts microseconds since 2000. */
    private static final long EPOCH_SECOND = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private static final int SIXTEEN = 16;
    private static final byte[] NUL = {'\\', 'u', '0', '0', '0', '0'};

    private final Type type;
    private final List<@Nullable Object> values;

    private Values(Type type, List<@Nullable Object> values) {
        this.type = type;
        this.values = values;
    }

    /**
     * A type of elements.
     *
     * @param element its number in PostgreSQL
     * @param array the number of the type of their arrays
     * @param writer writes a value in binary form, without its length
     */
    private record Type(String name, int element, int array, BiConsumer<ByteBuf, Object> writer) {}

    private static final Type TEXT =
            new Type("text", 25, 1009, (out, value) -> ByteBufUtil.writeUtf8(out, (String) value));
    private static final Type JSON =
            new Type("json", 114, 199, (out, value) -> out.writeBytes((byte[]) value));
    private static final Type BYTES =
            new Type("bytea", 17, 1001, (out, value) -> out.writeBytes((byte[]) value));
    private static final Type ID =
            new Type("uuid", 2950, 2951, (out, value) -> write(out, (UUID) value));
    private static final Type LONG =
            new Type("bigint", 20, 1016, (out, value) -> out.writeLong((Long) value));
    private static final Type INTEGER =
            new Type("integer", 23, 1007, (out, value) -> out.writeInt((Integer) value));
    private static final Type INSTANT =
            new Type(
                    "timestamptz",
                    1184,
                    1185,
                    (out, value) -> out.writeLong(micros((Instant) value)));

    /** {@code text[]}. */
    public static <T> Values texts(
            Collection<? extends T> rows, Function<? super T, @Nullable String> column) {
        return of(TEXT, rows, column);
    }

    /**
     * {@code json[]}.
     *
     * @throws IllegalArgumentException if a text has the JSON of the character 0, which PostgreSQL
     *     does not have: stored as {@code json}, every query that comes by it would fail
     */
    public static <T> Values json(
            Collection<? extends T> rows, Function<? super T, byte @Nullable []> column) {
        var values = of(JSON, rows, column);
        values.values.forEach(Values::requireNoNul);
        return values;
    }

    /** {@code bytea[]}. */
    public static <T> Values bytes(
            Collection<? extends T> rows, Function<? super T, byte @Nullable []> column) {
        return of(BYTES, rows, column);
    }

    /** {@code uuid[]}. */
    public static <T> Values uuids(
            Collection<? extends T> rows, Function<? super T, @Nullable UUID> column) {
        return of(ID, rows, column);
    }

    /** {@code bigint[]}. */
    public static <T> Values longs(
            Collection<? extends T> rows, Function<? super T, @Nullable Long> column) {
        return of(LONG, rows, column);
    }

    /** {@code integer[]}. */
    public static <T> Values integers(
            Collection<? extends T> rows, Function<? super T, @Nullable Integer> column) {
        return of(INTEGER, rows, column);
    }

    /** {@code timestamptz[]}; to the microsecond, rounded as PostgreSQL rounds. */
    public static <T> Values instants(
            Collection<? extends T> rows, Function<? super T, @Nullable Instant> column) {
        return of(INSTANT, rows, column);
    }

    private static <T> Values of(
            Type type,
            Collection<? extends T> rows,
            Function<? super T, ? extends @Nullable Object> column) {
        var values = new ArrayList<@Nullable Object>(rows.size());
        for (var row : rows) {
            values.add(column.apply(row));
        }
        return new Values(type, values);
    }

    private static void requireNoNul(@Nullable Object json) {
        if (json != null && hasNul((byte[]) json)) {
            throw new IllegalArgumentException("the database cannot hold the character 0");
        }
    }

    /** A backslash begins an escape; what follows it begins none. */
    private static boolean hasNul(byte[] json) {
        for (int i = 0; i < json.length - 1; i++) {
            if (json[i] == '\\') {
                if (json.length - i >= NUL.length
                        && Arrays.equals(json, i, i + NUL.length, NUL, 0, NUL.length)) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static void write(ByteBuf out, UUID id) {
        out.writeLong(id.getMostSignificantBits()).writeLong(id.getLeastSignificantBits());
    }

    private static long micros(Instant instant) {
        var micros = (instant.getNano() + NANOS_PER_MICRO / 2) / NANOS_PER_MICRO;
        var seconds = Math.subtractExact(instant.getEpochSecond(), EPOCH_SECOND);
        return Math.addExact(Math.multiplyExact(seconds, MICROS), micros);
    }

    /** The number of the array's type in PostgreSQL. */
    int arrayType() {
        return type.array;
    }

    /** About how many bytes they take. */
    int sizeHint() {
        int size = SIXTEEN + Integer.BYTES;
        for (var value : values) {
            size +=
                    Integer.BYTES
                            + switch (value) {
                                case byte[] bytes -> bytes.length;
                                case String text -> text.length();
                                case null, default -> SIXTEEN;
                            };
        }
        return size;
    }

    /** Writes them as PostgreSQL's {@code array_recv} reads them. */
    void writeTo(ByteBuf out) {
        out.writeInt(values.isEmpty() ? 0 : 1); // dimensions
        out.writeInt(values.contains(null) ? 1 : 0);
        out.writeInt(type.element);
        if (!values.isEmpty()) {
            out.writeInt(values.size());
            out.writeInt(FIRST_INDEX);
        }
        values.forEach(value -> writeElement(out, value));
    }

    private void writeElement(ByteBuf out, @Nullable Object value) {
        if (value == null) {
            out.writeInt(NULL);
            return;
        }
        var at = out.writerIndex();
        out.writeInt(0);
        type.writer.accept(out, value);
        out.setInt(at, out.writerIndex() - at - Integer.BYTES);
    }

    @Override
    public String toString() {
        return values.size() + " values of type " + type.name; // they may be personal
    }
}
