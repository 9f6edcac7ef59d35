package io.forbear.plan.limits;

import io.forbear.plan.limits.Requirement.Contents;
import io.forbear.plan.limits.Requirement.FeesStated;
import io.forbear.plan.limits.Requirement.MaxTerm;
import io.forbear.plan.limits.Requirement.NoPressure;
import io.forbear.plan.limits.Requirement.NotWhileDisputed;
import io.forbear.plan.limits.Requirement.Preconditions;
import io.forbear.plan.limits.Requirement.Sustainable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            var document = YAML.readValue(yaml, Document.class);
            return new PlanLimits(
                    document.limits().stream().map(Entry::toLimit).toList(),
                    new Balloons(document.balloons() == null ? List.of() : document.balloons()));
        }
    }

    private record Document(List<Entry> limits, @Nullable List<Balloons.Allowed> balloons) {}

    private record Entry(
            String jurisdiction,
            @Nullable String product,
            String citation,
            @Nullable Integer maxMonths,
            @Nullable Map<PlanContent, String> contents,
            @Nullable Set<FeeKind> feesStated,
            @Nullable Preconditions onlyIf,
            @Nullable Sustainable sustainable,
            @Nullable NoPressure noPressure,
            @Nullable Boolean notWhileDisputed,
            @Nullable Boolean oralOnlyRecorded) {

        PlanLimit toLimit() {
            return new PlanLimit(
                    jurisdiction,
                    product,
                    citation,
                    requirements(),
                    Boolean.TRUE.equals(oralOnlyRecorded));
        }

        private List<Requirement> requirements() {
            var requirements = new ArrayList<Requirement>();
            if (maxMonths != null) {
                requirements.add(new MaxTerm(maxMonths));
            }
            if (contents != null) {
                requirements.add(new Contents(contents));
            }
            if (feesStated != null) {
                requirements.add(new FeesStated(feesStated));
            }
            if (onlyIf != null) {
                requirements.add(onlyIf);
            }
            if (sustainable != null) {
                requirements.add(sustainable);
            }
            if (noPressure != null) {
                requirements.add(noPressure);
            }
            if (Boolean.TRUE.equals(notWhileDisputed)) {
                requirements.add(new NotWhileDisputed());
            }
            return requirements;
        }
    }
}
