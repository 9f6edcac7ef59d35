package io.forbear.account.placement;

import io.forbear.account.file.StrictYaml;
import java.io.IOException;
import java.io.InputStream;

/** Reads placement rules; a key it does not know is an error, so no condition gets lost. */
final class PlacementRuleFile {
    private PlacementRuleFile() {}

    static PlacementRules read(InputStream yaml) throws IOException {
        return StrictYaml.read(yaml, PlacementRules.class);
    }
}
