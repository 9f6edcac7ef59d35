package io.forbear.account.stage;

import io.forbear.account.file.StrictYaml;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads stage lists from YAML; a key it does not know is an error, so no condition gets lost. */
final class StageListFile {
    private StageListFile() {}

    static StageLists read(InputStream yaml) throws IOException {
        return StrictYaml.read(yaml, Document.class).toStageLists();
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
