package io.forbear.account.agency;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads what the bank asks of agencies; a key it does not know is an error. */
final class AgencyPolicyFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private AgencyPolicyFile() {}

    static AgencyPolicy read(InputStream yaml) throws IOException {
        try (yaml) {
            return YAML.readValue(yaml, AgencyPolicy.class);
        }
    }
}
