package io.forbear.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges what happened. Its findings are a pure function of the facts in the case file, the rule
 * book and the instant as of which terms are seen as running or over.
 */
public final class Detector {
    private final RuleBook book;

    public Detector(RuleBook book) {
        this.book = book;
    }

    /** All findings, in event order of their subjects. */
    public List<Finding> findings(CaseFile file, Instant now) {
        var facts = new ArrayList<>(file.facts());
        facts.sort(Comparator.comparing(Fact::occurredAt).thenComparing(Fact::id));
        var findings = new ArrayList<Finding>();
        for (var fact : facts) {
            findings.addAll(findingsOn(file, fact, now));
        }
        return findings;
    }

    /** The findings on one subject; none when there is no such fact. */
    public List<Finding> findingsOf(CaseFile file, String subject, Instant now) {
        var fact = file.fact(subject);
        return fact == null ? List.of() : findingsOn(file, fact, now);
    }

    /** The terms that run, or ran, in event order of what started them. */
    public List<Deadline> deadlines(CaseFile file) {
        var facts = new ArrayList<>(file.facts());
        facts.sort(Comparator.comparing(Fact::occurredAt).thenComparing(Fact::id));
        var deadlines = new ArrayList<Deadline>();
        for (var fact : facts) {
            deadlines.addAll(deadlinesOn(file, fact));
        }
        return deadlines;
    }

    /** The terms started by one fact. */
    public List<Deadline> deadlinesOf(CaseFile file, String subject) {
        var fact = file.fact(subject);
        return fact == null ? List.of() : deadlinesOn(file, fact);
    }

    /**
     * The subjects whose findings a changed fact may have changed: few more than those whose
     * findings it did change, and never fewer.
     *
     * @param file the case file after the change
     */
    public Set<String> affectedBy(CaseFile file, CaseFile.Change change) {
        return affectedBy(file, change.fact(), change.previous());
    }

    /** The same, told in its parts. */
    public Set<String> affectedBy(CaseFile file, Fact changed, @Nullable Fact previous) {
        var affected = new LinkedHashSet<String>();
        affected.add(changed.id());
        var reach = new Reach(book, file);
        reach.add(changed, affected);
        if (previous != null) {
            reach.add(previous, affected);
        }
        return affected;
    }

    private List<Finding> findingsOn(CaseFile file, Fact fact, Instant now) {
        if (fact instanceof Fact.ContactAttempted made) {
            var attempt = Attempt.of(made);
            var history = file.attempts();
            int end = Collections.binarySearch(history, attempt);
            var verdict = ContactVerdict.of(book, file, attempt, history, end, Mode.DETECT);
            return withMissedTerms(file, fact, now, verdict.findings());
        }
        var findings = new ArrayList<Finding>();
        for (var part : partsFor(file, fact)) {
            for (var use : part.onFact()) {
                judge(part.pack(), use, fact, findings);
            }
        }
        return withMissedTerms(file, fact, now, findings);
    }

    private static void judge(
            RulePack pack, RuleBook.RuleChecks<FactCheck> use, Fact fact, List<Finding> findings) {
        var breaches = Breaches.of(use.rule().consequence());
        for (var check : use.checks()) {
            check.judge(fact, breaches);
        }
        for (var found : breaches.found().entrySet()) {
            findings.add(Finding.of(pack, use.rule(), fact.id(), found.getKey(), found.getValue()));
        }
    }

    private List<RuleBook.Part> partsFor(CaseFile file, Fact fact) {
        var accounts = Subjects.accountsOf(file, fact);
        if (accounts.isEmpty()) {
            return List.of();
        }
        var parts = new ArrayList<RuleBook.Part>();
        for (var part : book.parts()) {
            if (part.pack().inForce(fact.occurredAt())
                    && !bound(part.pack(), file, fact, accounts).isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static List<String> bound(
            RulePack pack, CaseFile file, Fact fact, List<String> accounts) {
        var at = fact.occurredAt();
        return RuleBook.bound(pack, file, accounts, file.profileAt(at), at);
    }

    private List<Finding> withMissedTerms(
            CaseFile file, Fact fact, Instant now, List<Finding> findings) {
        for (var use : book.termsStartedBy(fact.getClass())) {
            if (use.check().hasDuty() && use.pack().inForce(fact.occurredAt())) {
                addMissed(file, fact, now, use, findings);
            }
        }
        return findings;
    }

    private void addMissed(
            CaseFile file, Fact fact, Instant now, RuleBook.TermUse use, List<Finding> findings) {
        var start = start(file, fact, use.pack());
        if (start == null) {
            return;
        }
        var missed = new ArrayList<TermCheck.Term>();
        use.check()
                .terms(
                        start,
                        term -> {
                            if (term.missed(LocalDate.ofInstant(now, term.zone()))) {
                                missed.add(term);
                            }
                        });
        if (missed.isEmpty()) {
            return;
        }
        missed.stream()
                .map(Detector::evidenceOf)
                .reduce(Evidence::and)
                .ifPresent(
                        evidence ->
                                findings.add(
                                        Finding.of(
                                                use.pack(),
                                                use.rule(),
                                                fact.id(),
                                                Consequence.DEADLINE,
                                                evidence)));
    }

    /** Where a clock of the pack may start; null if the pack does not bind the fact. */
    private TermCheck.@Nullable Start start(CaseFile file, Fact fact, RulePack pack) {
        var accounts = Subjects.accountsOf(file, fact);
        if (fact instanceof Fact.ComplaintFiled filed && namesAPlaceWithClocks(filed)) {
            // it says itself whose rules set its clocks, whatever is known of the accounts
            return governs(pack, filed) ? start(file, fact, accounts) : null;
        }
        var bound = bound(pack, file, fact, accounts);
        return bound.isEmpty() ? null : start(file, fact, bound);
    }

    /** A place without a clock of its own takes none away: those of the accounts run then. */
    private boolean namesAPlaceWithClocks(Fact.ComplaintFiled filed) {
        return book.termsStartedBy(Fact.ComplaintFiled.class).stream()
                .map(RuleBook.TermUse::pack)
                .anyMatch(pack -> pack.inForce(filed.occurredAt()) && governs(pack, filed));
    }

    private static boolean governs(RulePack pack, Fact.ComplaintFiled filed) {
        return filed.jurisdictions().stream().anyMatch(pack::governs);
    }

    private TermCheck.Start start(CaseFile file, Fact fact, List<String> accounts) {
        return new TermCheck.Start(
                file, fact, accounts, attempt -> ContactVerdict.breaksLaw(book, file, attempt));
    }

    private static Evidence evidenceOf(TermCheck.Term term) {
        var done = term.metOn();
        var what = done == null ? "and nothing was done" : "and it was done on " + done;
        var evidence =
                Evidence.of("due on " + term.due() + ", " + what)
                        .with("due", term.due())
                        .with("zone", term.zone());
        return term.name().isEmpty() ? evidence : evidence.with("term", term.name());
    }

    private List<Deadline> deadlinesOn(CaseFile file, Fact fact) {
        var deadlines = new ArrayList<Deadline>();
        for (var use : book.termsStartedBy(fact.getClass())) {
            if (use.pack().inForce(fact.occurredAt())) {
                addTerms(file, fact, use, deadlines);
            }
        }
        return deadlines;
    }

    private void addTerms(
            CaseFile file, Fact fact, RuleBook.TermUse use, List<Deadline> deadlines) {
        var start = start(file, fact, use.pack());
        if (start == null) {
            return;
        }
        var rule = use.rule();
        use.check()
                .terms(
                        start,
                        term ->
                                deadlines.add(
                                        new Deadline(
                                                rule.id(),
                                                fact.id(),
                                                term.name(),
                                                rule.citation(),
                                                term.due(),
                                                term.zone(),
                                                term.duty(),
                                                term.met())));
    }
}
