package io.forbear.console.parked;

import io.forbear.service.problem.Problem;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an event from JSON as people write it, by a schema: instants and dates as ISO 8601,
 * decimals as text or number, bytes in base64, unions without their branch. Says which field does
 * not fit.
 */
final class EventForm {
    private EventForm() {}

    /**
     * The event.
     *
     * @throws Problem 422 naming the field that does not fit
     */
    static GenericRecord read(Schema schema, JsonNode json) {
        return record(schema, json, "value");
    }

    private static GenericRecord record(Schema schema, JsonNode json, String path) {
        if (!json.isObject()) {
            throw wrong(path, "an object", json);
        }
        for (var name : json.propertyNames()) {
            if (schema.getField(name) == null) {
                throw Problem.invalid(path + "." + name, schema.getName() + " has no such field");
            }
        }
        var event = new GenericData.Record(schema);
        for (var field : schema.getFields()) {
            event.put(field.pos(), field(field, json.get(field.name()), path));
        }
        return event;
    }

    private static @Nullable Object field(Field field, @Nullable JsonNode json, String path) {
        var at = path + "." + field.name();
        if (json != null) {
            return value(field.schema(), json, at);
        }
        if (!field.hasDefaultValue()) {
            throw Problem.invalid(at, "is missing");
        }
        return GenericData.get().getDefaultValue(field);
    }

    private static @Nullable Object value(Schema schema, JsonNode json, String path) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, json, path);
            case UNION -> union(schema, json, path);
            case ARRAY -> list(schema, json, path);
            case MAP -> map(schema, json, path);
            case ENUM -> symbol(schema, json, path);
            case NULL -> nothing(json, path);
            case BOOLEAN -> {
                if (!json.isBoolean()) {
                    throw wrong(path, "true or false", json);
                }
                yield json.asBoolean();
            }
            case STRING -> {
                if (!json.isString()) {
                    throw wrong(path, "text", json);
                }
                yield json.asString();
            }
            case INT -> integer(schema, json, path);
            case LONG -> number(schema, json, path);
            case FLOAT -> (float) decimal(json, path).doubleValue();
            case DOUBLE -> decimal(json, path).doubleValue();
            case BYTES -> bytes(schema, json, path);
            case FIXED -> new GenericData.Fixed(schema, base64(json, path).array());
        };
    }

    /** Our unions are of null and one other. */
    private static @Nullable Object union(Schema schema, JsonNode json, String path) {
        var types = schema.getTypes();
        var isOptional = types.stream().anyMatch(type -> type.getType() == Schema.Type.NULL);
        if (json.isNull() && isOptional) {
            return null;
        }
        var others = types.stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
        if (others.size() != 1) {
            throw Problem.invalid(path, "cannot be written here, for it may be of several types");
        }
        return value(others.getFirst(), json, path);
    }

    private static List<@Nullable Object> list(Schema schema, JsonNode json, String path) {
        if (!json.isArray()) {
            throw wrong(path, "a list", json);
        }
        var list = new ArrayList<@Nullable Object>();
        for (int index = 0; index < json.size(); index++) {
            list.add(value(schema.getElementType(), json.get(index), path + "[" + index + "]"));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(Schema schema, JsonNode json, String path) {
        if (!json.isObject()) {
            throw wrong(path, "an object", json);
        }
        var map = new HashMap<String, @Nullable Object>();
        json.properties()
                .forEach(
                        one ->
                                map.put(
                                        one.getKey(),
                                        value(
                                                schema.getValueType(),
                                                one.getValue(),
                                                path + "." + one.getKey())));
        return map;
    }

    private static Object symbol(Schema schema, JsonNode json, String path) {
        if (!json.isString() || !schema.hasEnumSymbol(json.asString())) {
            throw wrong(path, "one of " + schema.getEnumSymbols(), json);
        }
        return new GenericData.EnumSymbol(schema, json.asString());
    }

    private static @Nullable Object nothing(JsonNode json, String path) {
        if (!json.isNull()) {
            throw wrong(path, "null", json);
        }
        return null;
    }

    private static int integer(Schema schema, JsonNode json, String path) {
        if (schema.getLogicalType() instanceof LogicalTypes.Date && json.isString()) {
            try {
                return (int) LocalDate.parse(json.asString()).toEpochDay();
            } catch (DateTimeException notOne) {
                throw wrong(path, "a date like 2026-01-31", json);
            }
        }
        if (!json.canConvertToInt() || !json.isIntegralNumber()) {
            throw wrong(path, "a whole number", json);
        }
        return json.asInt();
    }

    private static long number(Schema schema, JsonNode json, String path) {
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis && json.isString()) {
            try {
                return Instant.parse(json.asString()).toEpochMilli();
            } catch (DateTimeException | ArithmeticException notOne) {
                throw wrong(path, "a time like 2026-01-31T09:00:00Z", json);
            }
        }
        if (!json.canConvertToLong() || !json.isIntegralNumber()) {
            throw wrong(path, "a whole number", json);
        }
        return json.asLong();
    }

    private static ByteBuffer bytes(Schema schema, JsonNode json, String path) {
        if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal type)) {
            return base64(json, path);
        }
        try {
            var unscaled = decimal(json, path).setScale(type.getScale()).unscaledValue();
            return ByteBuffer.wrap(unscaled.toByteArray());
        } catch (ArithmeticException tooFine) {
            throw wrong(path, "a decimal of at most " + type.getScale() + " places", json);
        }
    }

    private static BigDecimal decimal(JsonNode json, String path) {
        try {
            if (json.isString() || json.isNumber()) {
                return new BigDecimal(json.asString());
            }
        } catch (NumberFormatException notOne) {
            // said below, like what is no text
        }
        throw wrong(path, "a decimal number", json);
    }

    private static ByteBuffer base64(JsonNode json, String path) {
        try {
            if (json.isString()) {
                return ByteBuffer.wrap(Base64.getDecoder().decode(json.asString()));
            }
        } catch (IllegalArgumentException notBase64) {
            // said below, like what is no text
        }
        throw wrong(path, "bytes in base64", json);
    }

    /** Says of what kind the value is, never the value: it may be personal. */
    private static Problem wrong(String path, String expected, JsonNode found) {
        return Problem.invalid(
                path,
                "must be %s, found %s"
                        .formatted(expected, found.getNodeType().name().toLowerCase(Locale.ROOT)));
    }
}
