package io.forbear.topics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An event as JSON that people read: instants and dates as ISO 8601, decimals as text with all
 * their digits, bytes in base64, unions without their branch.
 */
public final class EventJson {
    /** Stands in place of what is personal. */
    public static final String MASK = "•••";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long MICROS = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final boolean masking;
    private final List<String> masked = new ArrayList<>();
    private final List<JsonNode> hidden = new ArrayList<>();

    private EventJson(boolean masking) {
        this.masking = masking;
    }

    /**
     * An event.
     *
     * @param masked paths of the fields that are not shown
     */
    public record Shown(JsonNode value, List<String> masked) {}

    /** Without what is personal. */
    public static Shown masked(IndexedRecord event) {
        return shown(event, new EventJson(true));
    }

    /** With everything. */
    public static Shown whole(IndexedRecord event) {
        return shown(event, new EventJson(false));
    }

    /** The texts in it that are personal, as they stand in {@link #whole}. */
    public static Set<String> personalTexts(IndexedRecord event) {
        var json = new EventJson(true);
        json.record(event, "");
        return json.hidden.stream()
                .flatMap(EventJson::leaves)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<JsonNode> leaves(JsonNode node) {
        return node.isContainer() ? node.valueStream().flatMap(EventJson::leaves) : Stream.of(node);
    }

    private static Shown shown(IndexedRecord event, EventJson json) {
        return new Shown(json.record(event, ""), List.copyOf(json.masked));
    }

    private JsonNode record(IndexedRecord event, String path) {
        var node = JSON.objectNode();
        var schema = event.getSchema();
        for (var field : schema.getFields()) {
            var value = event.get(field.pos());
            var at = path.isEmpty() ? field.name() : path + "." + field.name();
            if (masking && value != null && PersonalFields.contain(schema, field)) {
                masked.add(at);
                hidden.add(new EventJson(false).node(field.schema(), value, at));
                node.set(field.name(), mask(value));
            } else {
                node.set(field.name(), node(field.schema(), value, at));
            }
        }
        return node;
    }

    /** An empty list says nothing of a person that its length would not. */
    private static JsonNode mask(Object value) {
        return switch (value) {
            case Collection<?> list when list.isEmpty() -> JSON.arrayNode();
            case Collection<?> _ -> JSON.arrayNode().add(MASK);
            default -> JSON.stringNode(MASK);
        };
    }

    private JsonNode node(Schema declared, @Nullable Object value, String path) {
        if (value == null) {
            return JSON.nullNode();
        }
        var schema = branch(declared, value);
        return switch (value) {
            case IndexedRecord record -> record(record, path);
            case Collection<?> list -> list(schema, list, path);
            case Map<?, ?> map -> map(schema, map, path);
            case ByteBuffer bytes -> bytes(schema, bytes);
            case GenericFixed fixed -> JSON.stringNode(base64(ByteBuffer.wrap(fixed.bytes())));
            case Long number -> number(schema, number);
            case Integer number when schema.getLogicalType() instanceof LogicalTypes.Date ->
                    JSON.stringNode(LocalDate.ofEpochDay(number).toString());
            case Integer number -> JSON.numberNode(number);
            case Boolean flag -> JSON.booleanNode(flag);
            case Double number -> JSON.numberNode(number);
            case Float number -> JSON.numberNode(number);
            case BigDecimal decimal -> JSON.stringNode(decimal.toPlainString());
            default -> JSON.stringNode(value.toString());
        };
    }

    /** Most of our unions are of null and one other, whatever class its values have. */
    private static Schema branch(Schema declared, Object value) {
        if (declared.getType() != Schema.Type.UNION) {
            return declared;
        }
        var others =
                declared.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .toList();
        return others.size() == 1
                ? others.getFirst()
                : declared.getTypes().get(GenericData.get().resolveUnion(declared, value));
    }

    private JsonNode list(Schema schema, Collection<?> list, String path) {
        var node = JSON.arrayNode();
        int index = 0;
        for (var element : list) {
            node.add(node(schema.getElementType(), element, path + "." + index++));
        }
        return node;
    }

    private JsonNode map(Schema schema, Map<?, ?> map, String path) {
        var node = JSON.objectNode();
        map.forEach(
                (key, value) ->
                        node.set("" + key, node(schema.getValueType(), value, path + "." + key)));
        return node;
    }

    private static JsonNode bytes(Schema schema, ByteBuffer bytes) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? JSON.stringNode(decimal(bytes, decimal.getScale()).toPlainString())
                : JSON.stringNode(base64(bytes));
    }

    private static BigDecimal decimal(ByteBuffer bytes, int scale) {
        var unscaled = bytes.hasRemaining() ? new BigInteger(copied(bytes)) : BigInteger.ZERO;
        return new BigDecimal(unscaled, scale);
    }

    private static JsonNode number(Schema schema, long number) {
        var type = schema.getLogicalType();
        if (type instanceof LogicalTypes.TimestampMillis) {
            return JSON.stringNode(Instant.ofEpochMilli(number).toString());
        }
        if (type instanceof LogicalTypes.TimestampMicros) {
            var seconds = Math.floorDiv(number, MICROS);
            var nanos = Math.floorMod(number, MICROS) * NANOS_PER_MICRO;
            return JSON.stringNode(Instant.ofEpochSecond(seconds, nanos).toString());
        }
        return JSON.numberNode(number);
    }

    private static String base64(ByteBuffer bytes) {
        return Base64.getEncoder().encodeToString(copied(bytes));
    }

    private static byte[] copied(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }
}
