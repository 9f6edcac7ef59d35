package io.forbear.account.legal;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the conditions of legal referrals; a key it does not know is an error. */
final class LegalPolicyFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private LegalPolicyFile() {}

    static LegalPolicy read(InputStream yaml) throws IOException {
        try (yaml) {
            return YAML.readValue(yaml, LegalPolicy.class);
        }
    }
}
