package io.forbear.compliance.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first few changes of each rule and kind, so that no rule fills the list. Not thread-safe. */
public final class ChangeSamples {
    /** At most so many altogether. */
    public static final int LIMIT = 20;

    private static final int LIMIT_PER_RULE_AND_KIND = 4;

    private final List<ChangeSample> samples = new ArrayList<>();
    private final Map<String, Integer> taken = new HashMap<>();

    /** Takes a change in, if there is room for it. */
    public void offer(ChangeSample sample) {
        var group = sample.rule() + " " + sample.kind();
        var before = taken.getOrDefault(group, 0);
        if (samples.size() < LIMIT && before < LIMIT_PER_RULE_AND_KIND) {
            samples.add(sample);
            taken.put(group, before + 1);
        }
    }

    public List<ChangeSample> all() {
        return List.copyOf(samples);
    }
}
