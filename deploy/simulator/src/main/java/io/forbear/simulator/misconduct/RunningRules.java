package io.forbear.simulator.misconduct;

import io.forbear.events.PackMode;
import io.forbear.events.RulePackActivated;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules of a running system, read from the packs it has activated. */
public final class RunningRules {
    private static final Pattern RULE_ID =
            Pattern.compile("\\bid: *([A-Z]{2}(?:-[A-Z0-9]+)+-\\d{2})\\b");

    private RunningRules() {}

    /**
     * The ids named by the packs that bind, and Forbear's own rules on permits.
     *
     * @param packs as the topic holds them, oldest first; none: the system does not tell
     * @param otherwise what to expect of a system that does not tell
     */
    public static Set<String> of(Collection<RulePackActivated> packs, Set<String> otherwise) {
        if (packs.isEmpty()) {
            return otherwise;
        }
        var rules =
                packs.stream()
                        .filter(pack -> pack.getMode() == PackMode.ACTIVE)
                        .flatMap(pack -> RULE_ID.matcher(pack.getContent()).results())
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        rules.addAll(PermitRules.ALL);
        return rules;
    }
}
