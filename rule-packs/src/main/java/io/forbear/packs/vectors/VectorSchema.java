package io.forbear.packs.vectors;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of a vector file, and of an event after it was merged with the defaults. */
final class VectorSchema {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ObjectNode document;
    private final Schema file;
    private final Map<String, Schema> events = new HashMap<>();

    VectorSchema(JsonMapper mapper) {
        try (var in = VectorSchema.class.getResourceAsStream("/vectors/schema.json")) {
            if (in == null) {
                throw new IllegalStateException("expected vectors/schema.json on the class path");
            }
            document = (ObjectNode) mapper.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        file = REGISTRY.getSchema(document.toString(), InputFormat.JSON);
    }

    /** What is wrong with a file as written. */
    List<String> problemsOf(String json) {
        return told(file.validate(json, InputFormat.JSON), "");
    }

    /** What is wrong with an event after the merge. */
    List<String> problemsOfEvent(JsonNode event, String where) {
        var schema = events.computeIfAbsent(event.path("type").stringValue(), this::eventSchema);
        return told(schema.validate(event.toString(), InputFormat.JSON), where);
    }

    /** The members an event of a type may have. */
    Set<String> membersOf(String type) {
        return document.path("$defs").path(type).path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Schema eventSchema(String type) {
        var schema = document.deepCopy();
        schema.remove(List.of("properties", "required", "additionalProperties", "if", "then"));
        var reference = "#/$defs/" + type;
        for (var choice : document.path("$defs").path("event").path("oneOf")) {
            if (choice.path("allOf").path(0).path("$ref").asString("").equals(reference)) {
                schema.set("allOf", choice.path("allOf"));
            }
        }
        return REGISTRY.getSchema(schema.toString(), InputFormat.JSON);
    }

    private static List<String> told(List<Error> errors, String where) {
        return errors.stream()
                .map(e -> place(where + e.getInstanceLocation()) + ": " + e.getMessage())
                .distinct()
                .toList();
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "at the top" : "at " + pointer;
    }
}
