package io.forbear.contact.strategy;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What is done about a denial, by the rules that denied. Patterns are rule ids; a trailing asterisk
 * stands for any ending.
 *
 * @param nextStep rules about the channel, person, place or content of one step: the next step may
 *     do better
 * @param askAgain rules about facts the gate does not know yet: it is asked again
 * @param after how long after the denial it is asked again
 * @param times how often at most for one step
 */
public record Denials(List<String> nextStep, List<String> askAgain, Duration after, int times) {
    public Denials {
        nextStep = List.copyOf(nextStep);
        askAgain = List.copyOf(askAgain);
    }

    /** What a denial leads to. */
    public enum Remedy {
        NEXT_STEP,
        ASK_AGAIN,
        /** Only news about the debtor can help. */
        NONE
    }

    /** The remedy for a denial by these rules; every one of them must have it. */
    public Remedy remedyFor(Collection<String> ruleIds) {
        if (ruleIds.isEmpty()) {
            return Remedy.NONE;
        }
        if (ruleIds.stream().anyMatch(rule -> matches(askAgain, rule))) {
            return Remedy.ASK_AGAIN;
        }
        return ruleIds.stream().allMatch(rule -> matches(nextStep, rule))
                ? Remedy.NEXT_STEP
                : Remedy.NONE;
    }

    private static boolean matches(List<String> patterns, String ruleId) {
        return patterns.stream()
                .anyMatch(
                        pattern ->
                                pattern.endsWith("*")
                                        ? ruleId.startsWith(
                                                pattern.substring(0, pattern.length() - 1))
                                        : ruleId.equals(pattern));
    }
}
