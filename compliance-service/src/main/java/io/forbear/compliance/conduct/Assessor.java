package io.forbear.compliance.conduct;

import io.forbear.compliance.casefile.Standing;
import io.forbear.compliance.casefile.Standing.Term;
import io.forbear.compliance.casefile.Standing.Term.Status;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Consequence;
import io.forbear.rules.Deadline;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what is to be told about subjects, by the kernel's rules: a pure function of the case file
 * and the instant. Observations are no part of it; they are there for whoever asks.
 */
final class Assessor {
    private static final Duration LONGEST_WARNING = Duration.ofDays(3);
    private static final int WARNING_SHARE = 3;

    private static final Comparator<Term> OPEN_AND_EARLIEST_FIRST =
            Comparator.comparing((Term term) -> term.status() == Status.MET)
                    .thenComparing(Term::due);

    private static final Comparator<Finding> BY_ID = Comparator.comparing(Finding::id);

    private final Detector detector;

    Assessor(RuleBook book) {
        detector = new Detector(book);
    }

    /**
     * What facts have changed in a file.
     *
     * @param changes the facts that are new, or say something new
     * @param subjects those that may stand differently now
     * @param newcomers those of the subjects that have not been in the file before
     */
    record Changed(List<CaseFile.Change> changes, Set<String> subjects, Set<String> newcomers) {}

    /**
     * Puts facts into a file.
     *
     * @param since contacts before this instant are final
     */
    Changed add(CaseFile file, List<? extends Fact> facts, Instant since) {
        var changes = new ArrayList<CaseFile.Change>();
        for (var fact : facts) {
            var change = file.add(fact);
            if (change != null) {
                changes.add(change);
            }
        }
        var newcomers = new HashSet<String>();
        for (var change : changes) {
            if (change.previous() == null) {
                newcomers.add(change.fact().id());
            }
        }
        return new Changed(changes, affected(file, changes, since), newcomers);
    }

    /** The subjects that may stand differently after changes. */
    Set<String> affected(CaseFile file, List<CaseFile.Change> changes, Instant since) {
        var subjects = new LinkedHashSet<String>();
        for (var change : changes) {
            subjects.addAll(detector.affectedBy(file, change));
        }
        subjects.removeIf(subject -> isFinal(file.fact(subject), since));
        return subjects;
    }

    /** Whether what was found on a fact stands: its history may be forgotten. */
    static boolean isFinal(@Nullable Fact fact, Instant since) {
        return fact instanceof Fact.ContactAttempted && fact.occurredAt().isBefore(since);
    }

    /** How a subject stands at an instant. */
    Standing assess(CaseFile file, String subject, Instant now) {
        var fact = file.fact(subject);
        if (fact == null) {
            return Standing.NONE;
        }
        var findings = new ArrayList<Finding>();
        for (var finding : detector.findingsOf(file, subject, now)) {
            if (finding.consequence() != Consequence.OBSERVATION) {
                findings.add(finding);
            }
        }
        findings.sort(BY_ID);
        var terms = terms(file, fact, now);
        return new Standing(findings, terms, nextLook(fact, terms));
    }

    private List<Term> terms(CaseFile file, Fact start, Instant now) {
        var terms = new ArrayList<Term>();
        for (var deadline : detector.deadlinesOf(file, start.id())) {
            if (deadline.duty()) {
                merge(terms, term(deadline, start, now));
            }
        }
        return terms;
    }

    /** One clock per rule and name: of several accounts' terms the one that presses most. */
    private static void merge(List<Term> terms, Term added) {
        for (var i = 0; i < terms.size(); i++) {
            var known = terms.get(i);
            if (known.sameClock(added)) {
                terms.set(i, OPEN_AND_EARLIEST_FIRST.compare(known, added) <= 0 ? known : added);
                return;
            }
        }
        terms.add(added);
    }

    private static Term term(Deadline deadline, Fact start, Instant now) {
        return new Term(
                deadline.ruleId(),
                deadline.name(),
                deadline.citation(),
                deadline.due(),
                deadline.zone(),
                status(deadline, start, now));
    }

    private static Status status(Deadline deadline, Fact start, Instant now) {
        if (deadline.met()) {
            return Status.MET;
        }
        if (!now.isBefore(deadline.end())) {
            return Status.MISSED;
        }
        return now.isBefore(warningAt(start.occurredAt(), deadline.end()))
                ? Status.RUNNING
                : Status.APPROACHING;
    }

    private static @Nullable Instant nextLook(Fact start, List<Term> terms) {
        Instant next = null;
        for (var term : terms) {
            var change = nextChange(start.occurredAt(), term);
            if (change != null && (next == null || change.isBefore(next))) {
                next = change;
            }
        }
        return next;
    }

    private static @Nullable Instant nextChange(Instant start, Term term) {
        return switch (term.status()) {
            case RUNNING -> warningAt(start, term.end());
            case APPROACHING -> term.end();
            case MISSED, MET -> null;
        };
    }

    /** A warning comes three days before the end, or when two thirds of a shorter term are over. */
    private static Instant warningAt(Instant start, Instant end) {
        var third = Duration.ofMillis(Duration.between(start, end).toMillis() / WARNING_SHARE);
        return end.minus(third.compareTo(LONGEST_WARNING) < 0 ? third : LONGEST_WARNING);
    }
}
