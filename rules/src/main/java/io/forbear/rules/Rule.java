package io.forbear.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A rule of a pack.
 *
 * @param id as the rule catalogue names it
 * @param statement what the law asks, in a sentence
 * @param citation the law
 * @param verification how the text was verified
 * @param modes when it is asked
 * @param consequence what it means when it is broken, unless a check says otherwise
 * @param checks what it looks at
 */
public record Rule(
        String id,
        String title,
        String statement,
        String citation,
        Verification verification,
        Set<Mode> modes,
        Consequence consequence,
        List<CheckUse> checks) {

    /**
     * A check with the parameters it was made from.
     *
     * @param type name of the rule type
     * @param parameters as the pack states them, for people to read
     */
    public record CheckUse(String type, String parameters, Check check) {}

    public Rule {
        var copy = EnumSet.noneOf(Mode.class);
        copy.addAll(modes);
        modes = Collections.unmodifiableSet(copy);
        checks = List.copyOf(checks);
    }
}
