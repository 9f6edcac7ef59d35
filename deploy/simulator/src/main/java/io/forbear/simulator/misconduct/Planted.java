package io.forbear.simulator.misconduct;

import java.util.Set;

/**
 * One event that breaks the law on purpose.
 *
 * @param kind the misdeed, in words
 * @param debtorId whom it was done to
 * @param subject what a finding must name: the event id, or the id of a complaint
 * @param rules the rules that must be found broken by it
 */
public record Planted(String kind, String debtorId, String subject, Set<String> rules) {
    public Planted {
        rules = Set.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(kind + " breaks no rule");
        }
    }
}
