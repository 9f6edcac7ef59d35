package io.forbear.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether a disturbed system did what an undisturbed one does.
 *
 * @param findings violations of the month that stand in the undisturbed system
 * @param faults what should not be, in words; empty if all is well
 */
record Verdict(int findings, int proposals, int decisions, int commands, List<String> faults) {
    private static final int SHOWN = 5;
    private static final long IN_FLIGHT = Duration.ofSeconds(15).toMillis();

    /**
     * Compares.
     *
     * @param told the debtors that the disturbed system was told of besides
     * @param read when the topics were read, in milliseconds since 1970
     */
    static Verdict of(
            SortedSet<String> undisturbed,
            Outcome disturbed,
            List<String> told,
            List<Step> steps,
            boolean isMonthFound,
            boolean isSameEverywhere,
            long read) {
        var faults = new ArrayList<String>();
        var found = disturbed.standingUntil(Stand.START);
        add(faults, "violations missed", without(undisturbed, found));
        add(faults, "violations invented", without(found, undisturbed));
        add(faults, "told twice", disturbed.twice());
        add(faults, "proposals without a decision", disturbed.undecided(read - IN_FLIGHT));
        add(faults, "permits without a command", disturbed.uncommanded(Set.copyOf(told)));
        add(faults, "debtors without a stage", disturbed.unstaged(told));
        add(faults, "debtors without a command", disturbed.uncontacted(told));
        add(faults, "records parked", disturbed.parked());
        steps.forEach(step -> add(faults, "wrong answers while " + step.title(), step.wrong()));
        if (!isMonthFound) {
            faults.add("the simulator did not find all it planted, or found more; see its log");
        }
        if (!isSameEverywhere) {
            faults.add("instances of compliance-service answer otherwise about the same debtor");
        }
        return new Verdict(
                undisturbed.size(),
                disturbed.proposals(),
                disturbed.decisions(),
                disturbed.commands(),
                List.copyOf(faults));
    }

    private static void add(List<String> faults, String what, Collection<String> which) {
        if (!which.isEmpty()) {
            faults.add(
                    "%d %s: %s"
                            .formatted(
                                    which.size(),
                                    what,
                                    String.join(", ", which.stream().limit(SHOWN).toList())));
        }
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** The same with more faults. */
    Verdict and(List<String> more) {
        var all = new ArrayList<>(faults);
        all.addAll(more);
        return new Verdict(findings, proposals, decisions, commands, List.copyOf(all));
    }

    boolean isWell() {
        return faults.isEmpty();
    }
}
