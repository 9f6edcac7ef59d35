package io.forbear.topics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The description of all topics as an AsyncAPI 3 document. */
final class AsyncApiDocument {
    private static final JsonMapper JSON = new JsonMapper();

    private AsyncApiDocument() {}

    static String of(List<Topic<?>> topics) {
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        "Forbear events",
                        "version",
                        "0.1.0",
                        "description",
                        "All events between the services of Forbear and the systems around it. Values are"
                                + " Avro in Confluent's wire format (magic byte 0, four-byte schema id), the"
                                + " schema stands in the registry under <topic>-value; keys are text.",
                        "license",
                        Map.of("name", "Apache-2.0")));
        document.put("defaultContentType", "application/vnd.apache.avro");
        document.put("channels", collect(topics, AsyncApiDocument::channel));
        var operations = new LinkedHashMap<String, Object>();
        topics.forEach(topic -> operations.putAll(operations(topic)));
        document.put("operations", operations);
        document.put("components", Map.of("messages", messages(topics)));
        return YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                .enable(tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build()
                .writeValueAsString(document);
    }

    private static Map<String, Object> collect(
            List<Topic<?>> topics, java.util.function.Function<Topic<?>, Object> part) {
        var parts = new LinkedHashMap<String, Object>();
        topics.forEach(topic -> parts.put(topic.name(), part.apply(topic)));
        return parts;
    }

    private static String unprocessable(Topic<?> topic) {
        return topic.equals(Topics.RULE_PACK)
                ? "While a record cannot be read, nothing is judged; none is parked."
                : "Records that a reader cannot process go to " + topic.parkedName() + ".";
    }

    private static Object channel(Topic<?> topic) {
        var type = topic.type().getSimpleName();
        return Map.of(
                "address", topic.name(),
                "description",
                        "Written by "
                                + String.join(", ", topic.writers())
                                + "; read by "
                                + String.join(", ", topic.readers())
                                + ". "
                                + unprocessable(topic),
                "messages", Map.of(type, Map.of("$ref", "#/components/messages/" + type)),
                "bindings",
                        Map.of(
                                "kafka",
                                Map.of(
                                        "topicConfiguration",
                                        Map.of(
                                                "cleanup.policy",
                                                List.of(
                                                        topic.compacted()
                                                                ? "compact"
                                                                : "delete")))));
    }

    /** What the services of Forbear, seen as one application, do with a topic. */
    private static Map<String, Object> operations(Topic<?> topic) {
        Predicate<String> ours = party -> party.endsWith("-service");
        var operations = new LinkedHashMap<String, Object>();
        topic.writers().stream()
                .filter(ours)
                .forEach(
                        w ->
                                operations.put(
                                        w + ".sends." + topic.name(), operation("send", topic)));
        topic.readers().stream()
                .filter(ours)
                .forEach(
                        r ->
                                operations.put(
                                        r + ".receives." + topic.name(),
                                        operation("receive", topic)));
        return operations;
    }

    private static Object operation(String action, Topic<?> topic) {
        var channel = "#/channels/" + topic.name().replace("~", "~0").replace("/", "~1");
        return Map.of("action", action, "channel", Map.of("$ref", channel));
    }

    private static Map<String, Object> messages(List<Topic<?>> topics) {
        var messages = new LinkedHashMap<String, Object>();
        topics.forEach(topic -> messages.put(topic.type().getSimpleName(), message(topic)));
        return messages;
    }

    private static Object message(Topic<?> topic) {
        var schema = SpecificData.get().getSchema(topic.type());
        return Map.of(
                "name", schema.getFullName(),
                "summary", schema.getDoc(),
                "headers",
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                Map.of(
                                        "traceparent",
                                        Map.of(
                                                "type", "string",
                                                "description", "W3C trace context"))),
                "bindings",
                        Map.of(
                                "kafka",
                                Map.of(
                                        "key",
                                        Map.of(
                                                "type",
                                                "string",
                                                "description",
                                                topic.equals(Topics.RULE_PACK)
                                                        ? "pack id@version"
                                                        : "debtor id"))),
                "payload",
                        Map.of(
                                "schemaFormat",
                                "application/vnd.apache.avro+json;version=1.9.0",
                                "schema",
                                tree(schema)));
    }

    private static Object tree(Schema schema) {
        return JSON.readValue(schema.toString(), Object.class);
    }
}
