package io.forbear.console.parked;

import io.forbear.service.problem.Problem;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an event from JSON as people write it, by a schema: instants and dates as ISO 8601,
 * decimals as text, bytes in base64, unions without their branch. Says which field does not fit.
 */
final class EventForm {
    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

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
            case STRING -> text(schema, json, path);
            case INT -> integer(schema, json, path);
            case LONG -> number(schema, json, path);
            case FLOAT -> (float) floating(json, path);
            case DOUBLE -> floating(json, path);
            case BYTES -> bytes(schema, json, path);
            case FIXED -> fixed(schema, json, path);
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
        var type = schema.getLogicalType();
        if (json.isString() && type instanceof LogicalTypes.TimestampMillis) {
            return instant(json, path, ChronoUnit.MILLIS);
        }
        if (json.isString() && type instanceof LogicalTypes.TimestampMicros) {
            return instant(json, path, ChronoUnit.MICROS);
        }
        if (!json.canConvertToLong() || !json.isIntegralNumber()) {
            throw wrong(path, "a whole number", json);
        }
        return json.asLong();
    }

    /** Finer times are refused, not cut off. */
    private static long instant(JsonNode json, String path, ChronoUnit unit) {
        try {
            var instant = Instant.parse(json.asString());
            if (instant.equals(instant.truncatedTo(unit))) {
                return unit.between(Instant.EPOCH, instant);
            }
        } catch (DateTimeException | ArithmeticException notOne) {
            // said below, like what is too fine
        }
        var finest = unit.name().toLowerCase(Locale.ROOT);
        throw wrong(path, "a time like 2026-01-31T09:00:00Z, no finer than " + finest, json);
    }

    private static String text(Schema schema, JsonNode json, String path) {
        if (!json.isString()) {
            throw wrong(path, "text", json);
        }
        var text = json.asString();
        if (schema.getLogicalType() instanceof LogicalTypes.Uuid
                && !UUID_TEXT.matcher(text).matches()) {
            throw wrong(path, "a UUID", json);
        }
        return text;
    }

    private static double floating(JsonNode json, String path) {
        if (!json.isNumber()) {
            throw wrong(path, "a number", json);
        }
        return json.asDouble();
    }

    private static GenericData.Fixed fixed(Schema schema, JsonNode json, String path) {
        var bytes = base64(json, path).array();
        if (bytes.length != schema.getFixedSize()) {
            throw wrong(path, schema.getFixedSize() + " bytes in base64", json);
        }
        return new GenericData.Fixed(schema, bytes);
    }

    private static ByteBuffer bytes(Schema schema, JsonNode json, String path) {
        if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal type)) {
            return base64(json, path);
        }
        try {
            var decimal = decimal(json, path).setScale(type.getScale());
            if (decimal.precision() <= type.getPrecision()) {
                return ByteBuffer.wrap(decimal.unscaledValue().toByteArray());
            }
        } catch (ArithmeticException tooFine) {
            // said below, like what is too long
        }
        throw wrong(
                path,
                "a decimal of at most %d digits, %d of them behind the point"
                        .formatted(type.getPrecision(), type.getScale()),
                json);
    }

    /** A number with a point was a double on its way here, and may have lost digits. */
    private static BigDecimal decimal(JsonNode json, String path) {
        try {
            if (json.isString() || json.isIntegralNumber()) {
                return new BigDecimal(json.asString());
            }
        } catch (NumberFormatException notOne) {
            // said below, like what is no text
        }
        throw wrong(path, "a decimal number as text, like \"12.50\"", json);
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
