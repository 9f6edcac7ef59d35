package io.forbear.compliance.debtor;

import io.forbear.compliance.complaint.ComplaintCase;
import io.forbear.compliance.conduct.CaseFileQueries.Judged;
import io.forbear.compliance.debtor.DebtorConduct.JudgedContact;
import io.forbear.compliance.debtor.DebtorConduct.Plan;
import io.forbear.compliance.debtor.DebtorConduct.PlanStatus;
import io.forbear.compliance.debtor.DebtorConduct.Profile;
import io.forbear.compliance.debtor.DebtorConduct.SubjectFinding;
import io.forbear.compliance.decision.ContactDecision;
import io.forbear.compliance.finding.PublishedFinding;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Arranges what is known and found for a reader. */
final class ConductView {
    private final CaseFile file;
    private final Map<String, List<Finding>> findings;

    private ConductView(Judged judged) {
        file = judged.file();
        findings = judged.findings().stream().collect(Collectors.groupingBy(Finding::subject));
    }

    static DebtorConduct of(
            Judged judged,
            List<ContactDecision> decisions,
            List<ComplaintCase> complaints,
            Instant now) {
        var view = new ConductView(judged);
        return new DebtorConduct(
                judged.file().debtorId(),
                view.profile(now),
                view.contacts(),
                view.otherFindings(),
                decisions,
                view.plans(),
                complaints);
    }

    private Profile profile(Instant now) {
        var profile = file.profileAt(now);
        return new Profile(
                profile.zones().stream().map(ZoneId::getId).toList(),
                profile.jurisdictions(),
                profile.flags());
    }

    private List<JudgedContact> contacts() {
        return file.all(Fact.ContactAttempted.class).reversed().stream()
                .map(made -> JudgedContact.of(made, published(made.id())))
                .toList();
    }

    private List<PublishedFinding> published(String subject) {
        return findings.getOrDefault(subject, List.of()).stream()
                .map(PublishedFinding::of)
                .toList();
    }

    private List<SubjectFinding> otherFindings() {
        return findings.keySet().stream()
                .filter(subject -> !(file.fact(subject) instanceof Fact.ContactAttempted))
                .sorted()
                .flatMap(this::withSubject)
                .toList();
    }

    private Stream<SubjectFinding> withSubject(String subject) {
        return published(subject).stream().map(finding -> new SubjectFinding(subject, finding));
    }

    /** Each plan as the newest word on it says. */
    private List<Plan> plans() {
        var words = new ArrayList<Plan>();
        for (var f : file.all(Fact.PlanProposed.class)) {
            words.add(new Plan(f.terms().planId(), PlanStatus.PROPOSED, f.occurredAt()));
        }
        for (var f : file.all(Fact.PlanAgreed.class)) {
            words.add(new Plan(f.terms().planId(), PlanStatus.AGREED, f.signedAt()));
        }
        for (var f : file.all(Fact.PlanBroken.class)) {
            words.add(new Plan(f.planId(), PlanStatus.BROKEN, f.occurredAt()));
        }
        for (var f : file.all(Fact.PlanCompleted.class)) {
            words.add(new Plan(f.planId(), PlanStatus.COMPLETED, f.occurredAt()));
        }
        words.sort(Comparator.comparing(Plan::since).thenComparing(Plan::status));
        var newest = new HashMap<String, Plan>();
        words.forEach(word -> newest.put(word.planId(), word));
        return newest.values().stream()
                .sorted(Comparator.comparing(Plan::since).thenComparing(Plan::planId).reversed())
                .toList();
    }
}
