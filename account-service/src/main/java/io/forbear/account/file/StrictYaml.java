package io.forbear.account.file;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a bank's files. A key that nobody knows, a number that is missing and a key that is written
 * twice are errors, so nothing a bank wanted gets lost.
 */
public final class StrictYaml {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private StrictYaml() {}

    /** What a file says, as values of a type; closes it. */
    public static <T> T read(InputStream yaml, Class<T> type) throws IOException {
        try (yaml) {
            return YAML.readValue(yaml, type);
        }
    }

    /** What a file says; closes it. */
    public static JsonNode read(InputStream yaml) throws IOException {
        try (yaml) {
            return YAML.readTree(yaml);
        }
    }

    /** A part of a file as values of a type. */
    public static <T> T as(JsonNode part, Class<T> type) {
        return YAML.treeToValue(part, type);
    }
}
