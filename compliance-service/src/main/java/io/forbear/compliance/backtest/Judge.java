package io.forbear.compliance.backtest;

import io.forbear.compliance.finding.FindingChange;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.RuleBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Judges histories twice: by the packs in force, and with the draft among them. */
final class Judge {
    private static final Comparator<Fact> EVENT_ORDER =
            Comparator.comparing(Fact::occurredAt).thenComparing(Fact::id);

    private final Detector inForce;
    private final Detector trial;
    private final Stretch stretch;

    Judge(RuleBook inForce, RuleBook trial, Stretch stretch) {
        this.inForce = new Detector(inForce);
        this.trial = new Detector(trial);
        this.stretch = stretch;
    }

    /**
     * Judges everything about one debtor that lies in the stretch.
     *
     * @param asOf the instant as of which terms are seen as running or over
     */
    void judge(DebtorHistory history, Instant asOf, Outcome outcome) {
        var file = history.file();
        outcome.debtor(file.debtorId());
        file.facts().stream()
                .filter(fact -> stretch.judges(fact.occurredAt()))
                .sorted(EVENT_ORDER)
                .forEach(fact -> judge(history, file, fact, asOf, outcome));
    }

    private void judge(
            DebtorHistory history, CaseFile file, Fact fact, Instant asOf, Outcome outcome) {
        if (fact instanceof Fact.ContactAttempted) {
            outcome.contact();
        }
        var before = inForce.findingsOf(file, fact.id(), asOf);
        var after = trial.findingsOf(file, fact.id(), asOf);
        outcome.found(before, after);
        var stage = history.stageOf(accounts(fact), fact.occurredAt());
        for (var change : FindingChange.between(before, after)) {
            outcome.changed(file.debtorId(), agency(fact), stage, change);
        }
    }

    private static String agency(Fact fact) {
        return fact instanceof Fact.ContactAttempted made
                ? made.contact().actor().legalEntityId()
                : "none";
    }

    private static List<String> accounts(Fact fact) {
        if (fact instanceof Fact.ContactAttempted made) {
            return made.contact().accountIds();
        }
        if (fact instanceof Fact.DisputeFiled dispute) {
            return dispute.accountIds();
        }
        if (fact instanceof Fact.ComplaintFiled complaint) {
            return complaint.accountIds();
        }
        if (fact instanceof Fact.PlanProposed plan) {
            return plan.terms().accountIds();
        }
        return fact instanceof Fact.PlanAgreed plan ? plan.terms().accountIds() : List.of();
    }
}
