package io.forbear.console;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.RandomData;
import org.jspecify.annotations.Nullable;

/** Events of a schema with any content, the kinds of which its logical types allow. */
public final class RandomEvents {
    private static final int SEED = 7;
    private static final int BITS = 60;

    private final Random random = new Random(SEED);

    private RandomEvents() {}

    /** So many events, the same each time. */
    public static List<GenericData.Record> of(Schema schema, int count) {
        var valid = new RandomEvents();
        var events = new ArrayList<GenericData.Record>();
        for (var event : new RandomData(schema, count, SEED)) {
            events.add((GenericData.Record) valid.valid(schema, event));
        }
        return events;
    }

    private @Nullable Object valid(Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (schema.getType()) {
            case UNION -> valid(branch(schema, value), value);
            case RECORD -> record(schema, (IndexedRecord) value);
            case ARRAY -> list(schema, (List<?>) value);
            case MAP -> map(schema, (Map<?, ?>) value);
            case STRING -> text(schema, value);
            case BYTES -> bytes(schema, value);
            case ENUM, FIXED, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> value;
        };
    }

    private static Schema branch(Schema union, Object value) {
        return union.getTypes().get(GenericData.get().resolveUnion(union, value));
    }

    private Object record(Schema schema, IndexedRecord event) {
        for (var field : schema.getFields()) {
            event.put(field.pos(), valid(field.schema(), event.get(field.pos())));
        }
        return event;
    }

    private Object list(Schema schema, List<?> values) {
        var list = new GenericData.Array<@Nullable Object>(values.size(), schema);
        values.forEach(value -> list.add(valid(schema.getElementType(), value)));
        return list;
    }

    private Object map(Schema schema, Map<?, ?> values) {
        var map = new TreeMap<String, @Nullable Object>();
        values.forEach((key, value) -> map.put("" + key, valid(schema.getValueType(), value)));
        return map;
    }

    private Object text(Schema schema, Object value) {
        return schema.getLogicalType() instanceof LogicalTypes.Uuid
                ? new UUID(random.nextLong(), random.nextLong()).toString()
                : value;
    }

    private Object bytes(Schema schema, Object value) {
        if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal type)) {
            return value;
        }
        var most = BigInteger.TEN.pow(type.getPrecision());
        var digits = new BigInteger(BITS, random).mod(most);
        return ByteBuffer.wrap((random.nextBoolean() ? digits : digits.negate()).toByteArray());
    }
}
