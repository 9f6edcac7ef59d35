package io.forbear.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What all rules of a book find on one contact. The one place where contact rules are asked. */
final class ContactVerdict {
    private final boolean explained;
    private final List<Finding> findings = new ArrayList<>();
    private Instant blockedUntil = Instant.MIN;

    private ContactVerdict(boolean explained) {
        this.explained = explained;
    }

    /**
     * Asks every rule that applies to the subject.
     *
     * @param history contacts in event order; those before {@code end} came before the subject
     */
    static ContactVerdict of(
            RuleBook book,
            CaseFile file,
            Attempt subject,
            List<Attempt> history,
            int end,
            Mode mode) {
        return new ContactVerdict(true).on(book, file, subject, history, end, mode);
    }

    /** The same at the gate without the findings, which cost more than the answer. */
    static ContactVerdict unexplained(
            RuleBook book, CaseFile file, Attempt subject, List<Attempt> history, int end) {
        return new ContactVerdict(false).on(book, file, subject, history, end, Mode.GATE);
    }

    private ContactVerdict on(
            RuleBook book,
            CaseFile file,
            Attempt subject,
            List<Attempt> history,
            int end,
            Mode mode) {
        boolean atGate = mode == Mode.GATE;
        var situation =
                new Situation(
                        file,
                        subject,
                        history,
                        end,
                        atGate,
                        book,
                        earlier -> breaksLaw(book, file, earlier));
        for (var part : book.parts()) {
            if (part.pack().inForce(subject.at())) {
                var bound = bound(part.pack(), situation);
                if (!bound.isEmpty()) {
                    var rules = atGate ? part.atGate() : part.onContact();
                    ask(part.pack(), rules, situation.on(bound));
                }
            }
        }
        return this;
    }

    private static List<String> bound(RulePack pack, Situation situation) {
        var ids = situation.contact().accountIds();
        return RuleBook.bound(pack, situation.file(), ids, situation.profile(), situation.at());
    }

    private void ask(
            RulePack pack, List<RuleBook.RuleChecks<ContactCheck>> rules, Situation situation) {
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i).rule();
            var checks = rules.get(i).checks();
            var breaches =
                    explained
                            ? Breaches.of(rule.consequence())
                            : Breaches.unexplained(rule.consequence());
            for (int c = 0; c < checks.size(); c++) {
                checks.get(c).judge(situation, breaches);
            }
            if (!breaches.isEmpty()) {
                add(pack, rule, situation.subject().id(), breaches);
            }
        }
    }

    private void add(RulePack pack, Rule rule, String subject, Breaches breaches) {
        for (var found : breaches.found().entrySet()) {
            findings.add(Finding.of(pack, rule, subject, found.getKey(), found.getValue()));
        }
        if (breaches.blockedUntil().isAfter(blockedUntil)) {
            blockedUntil = breaches.blockedUntil();
        }
    }

    /** Whether a contact that happened broke a rule of law as a proven violation. */
    static boolean breaksLaw(RuleBook book, CaseFile file, Attempt subject) {
        var settled = file.settled(subject.id());
        if (settled != null) {
            return settled;
        }
        var history = file.attempts();
        int end = Collections.binarySearch(history, subject);
        var situation =
                new Situation(file, subject, history, Math.max(end, 0), false, book, _ -> false);
        for (var part : book.parts()) {
            // the product's own rules are no law
            if (!part.pack().appliesEverywhere() && part.pack().inForce(subject.at())) {
                var bound = bound(part.pack(), situation);
                if (!bound.isEmpty() && breaksLaw(part, situation.on(bound))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean breaksLaw(RuleBook.Part part, Situation situation) {
        for (var use : part.onContact()) {
            // a rule that only observes proves nothing, and one of them asks this very question
            if (use.rule().consequence() == Consequence.OBSERVATION) {
                continue;
            }
            var breaches = Breaches.of(use.rule().consequence());
            for (var check : use.checks()) {
                check.judge(situation, breaches);
            }
            if (breaches.found().containsKey(Consequence.VIOLATION)) {
                return true;
            }
        }
        return false;
    }

    List<Finding> findings() {
        return findings;
    }

    boolean blocked() {
        return !blockedUntil.equals(Instant.MIN);
    }

    /** First instant at which the answer might differ if only time passes. */
    Instant blockedUntil() {
        return blockedUntil;
    }
}
