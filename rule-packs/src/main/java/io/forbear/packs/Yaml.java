package io.forbear.packs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML into maps, lists and scalars. */
final class Yaml {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Yaml() {}

    /** The document; null, with the problem noted, when it is not YAML. */
    static @Nullable Object read(String file, String text, List<Problem> problems) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            var where = at == null ? "" : "line " + at.getLineNr();
            problems.add(new Problem(file, where, broken.getOriginalMessage()));
            return null;
        }
    }
}
