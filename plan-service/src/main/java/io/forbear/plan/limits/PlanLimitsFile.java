package io.forbear.plan.limits;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads plan limits from YAML; a key it does not know is an error, so no limit gets lost. */
public final class PlanLimitsFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private PlanLimitsFile() {}

    public static PlanLimits read(InputStream yaml) throws IOException {
        try (yaml) {
            return new PlanLimits(
                    YAML.readValue(yaml, Document.class).limits().stream()
                            .map(Entry::toLimit)
                            .toList());
        }
    }

    private record Document(List<Entry> limits) {}

    private record Entry(
            String jurisdiction,
            @Nullable String product,
            String citation,
            @Nullable Integer maxMonths,
            @Nullable Set<PlanContent> contents,
            @Nullable Conditions onlyIf) {
        PlanLimit toLimit() {
            return new PlanLimit(
                    jurisdiction,
                    product,
                    citation,
                    maxMonths,
                    contents == null ? Set.of() : contents,
                    onlyIf != null && onlyIf.exceedsAbility(),
                    onlyIf != null && onlyIf.willing());
        }
    }

    private record Conditions(boolean exceedsAbility, boolean willing) {}
}
