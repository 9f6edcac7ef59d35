package io.forbear.account.placement;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads placement rules; a key it does not know is an error, so no condition gets lost. */
final class PlacementRuleFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private PlacementRuleFile() {}

    static PlacementRules read(InputStream yaml) throws IOException {
        try (yaml) {
            return YAML.readValue(yaml, PlacementRules.class);
        }
    }
}
