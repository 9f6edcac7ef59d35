package io.forbear.account.stage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads stage lists from YAML; a key it does not know is an error, so no condition gets lost. */
final class StageListFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private StageListFile() {}

    static StageLists read(InputStream yaml) throws IOException {
        try (yaml) {
            return YAML.readValue(yaml, Document.class).toStageLists();
        }
    }

    private record Document(List<ListEntry> lists) {
        StageLists toStageLists() {
            return new StageLists(lists.stream().map(ListEntry::toStageList).toList());
        }
    }

    private record ListEntry(
            @Nullable String product, @Nullable String jurisdiction, List<StageEntry> stages) {
        StageList toStageList() {
            return new StageList(
                    product, jurisdiction, stages.stream().map(StageEntry::toRule).toList());
        }
    }

    private record StageEntry(
            String stage, @Nullable Boolean mustPass, StageRule.@Nullable Condition when) {
        StageRule toRule() {
            return new StageRule(
                    stage,
                    mustPass != null && mustPass,
                    when == null ? StageRule.Condition.ALWAYS : when);
        }
    }
}
