package io.forbear.compliance.conduct;

import io.forbear.compliance.casefile.Standing;
import io.forbear.compliance.casefile.Standing.Term;
import io.forbear.compliance.casefile.Standing.Term.Status;
import io.forbear.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be told when a subject stands differently than before. */
sealed interface StandingChange {

    /** Found now. */
    record Raised(Finding finding) implements StandingChange {}

    /** The same finding rests on other facts or counts. */
    record Restated(Finding finding) implements StandingChange {}

    /** Found before, disproved since. */
    record Retracted(Finding finding) implements StandingChange {}

    /** A term is running out, was missed or was kept. */
    record Moved(Term term) implements StandingChange {}

    /** A term that was told of no longer exists. */
    record Cancelled(Term term) implements StandingChange {}

    /** The changes from one standing to the next; none if nothing is to be told. */
    static List<StandingChange> between(Standing before, Standing after) {
        var changes = new ArrayList<StandingChange>();
        for (var finding : after.findings()) {
            var earlier = find(before, finding.id());
            if (earlier == null) {
                changes.add(new Raised(finding));
            } else if (!earlier.equals(finding)) {
                changes.add(new Restated(finding));
            }
        }
        before.findings().stream()
                .filter(finding -> find(after, finding.id()) == null)
                .forEach(finding -> changes.add(new Retracted(finding)));
        addTerms(before, after, changes);
        return changes;
    }

    private static void addTerms(Standing before, Standing after, List<StandingChange> changes) {
        for (var term : after.terms()) {
            var told = before.terms().stream().anyMatch(term::equals);
            if (!told && term.status() != Status.RUNNING) {
                changes.add(new Moved(term));
            }
        }
        before.terms().stream()
                .filter(term -> term.status() != Status.RUNNING)
                .filter(term -> after.terms().stream().noneMatch(term::sameClock))
                .forEach(term -> changes.add(new Cancelled(term)));
    }

    private static @Nullable Finding find(Standing standing, String findingId) {
        for (var finding : standing.findings()) {
            if (finding.id().equals(findingId)) {
                return finding;
            }
        }
        return null;
    }
}
