package io.forbear.compliance.examination;

import io.forbear.compliance.conduct.CaseFileQueries.Known;
import io.forbear.compliance.examination.Examination.Background;
import io.forbear.compliance.examination.Examination.CheckText;
import io.forbear.compliance.examination.Examination.ExplainedFinding;
import io.forbear.compliance.examination.Examination.KnownFact;
import io.forbear.compliance.examination.Examination.RuleText;
import io.forbear.compliance.finding.PublishedFinding;
import io.forbear.rules.Account;
import io.forbear.rules.Contact;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.Rule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges one event anew, by the kernel, and gathers what the findings rest on. */
final class Examiner {
    private final Known known;

    Examiner(Known known) {
        this.known = known;
    }

    /**
     * What the case file tells.
     *
     * @param proposalId the proposal that the contact was made under; null if none is named
     */
    record Judged(
            Instant asOf,
            @Nullable KnownFact subject,
            @Nullable Background background,
            List<String> packVersions,
            List<ExplainedFinding> findings,
            @Nullable KnownFact permit,
            @Nullable String proposalId) {}

    Judged judge(String eventId) {
        var fact = known.file().fact(eventId);
        if (fact == null) {
            return new Judged(known.asOf(), null, null, List.of(), List.of(), null, null);
        }
        var contact = contact(fact);
        var permit = contact == null ? null : permit(contact);
        return new Judged(
                known.asOf(),
                KnownFact.of(fact),
                background(fact, contact),
                known.book().versionsInForce(fact.occurredAt()),
                known.findingsOn(eventId).stream().map(this::explained).toList(),
                permit == null ? null : KnownFact.of(permit),
                proposalId(contact, permit));
    }

    private static @Nullable Contact contact(Fact fact) {
        return fact instanceof Fact.ContactAttempted made ? made.contact() : null;
    }

    private Fact.@Nullable PermitIssued permit(Contact contact) {
        var permitId = contact.permitId();
        return permitId == null ? null : known.file().permit(permitId);
    }

    private static @Nullable String proposalId(
            @Nullable Contact contact, Fact.@Nullable PermitIssued permit) {
        if (permit != null) {
            return permit.proposalId();
        }
        return contact == null ? null : contact.proposalId();
    }

    private Background background(Fact fact, @Nullable Contact contact) {
        var at = fact.occurredAt();
        var profile = known.file().profileAt(at);
        var accounts = contact == null ? known.file().accountIds() : contact.accountIds();
        return new Background(
                profile.zones().stream().map(ZoneId::getId).toList(),
                profile.jurisdictions(),
                profile.flags(),
                profile.employerProhibitsContact(),
                accounts.stream()
                        .<@Nullable Account>map(id -> known.file().accountAt(id, at))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private ExplainedFinding explained(Finding finding) {
        var facts = new ArrayList<KnownFact>();
        var missing = new ArrayList<String>();
        for (var id : finding.evidence().restsOn()) {
            var fact = known.file().fact(id);
            if (fact == null) {
                missing.add(id);
            } else {
                facts.add(KnownFact.of(fact));
            }
        }
        return new ExplainedFinding(PublishedFinding.of(finding), text(finding), facts, missing);
    }

    private @Nullable RuleText text(Finding finding) {
        for (var pack : known.book().packs()) {
            if (pack.id().equals(finding.packId())
                    && pack.version().equals(finding.packVersion())) {
                for (var rule : pack.rules()) {
                    if (rule.id().equals(finding.ruleId())) {
                        return text(rule);
                    }
                }
            }
        }
        return null;
    }

    private static RuleText text(Rule rule) {
        return new RuleText(
                rule.title(),
                rule.statement(),
                rule.verification(),
                rule.checks().stream()
                        .map(use -> new CheckText(use.type(), use.parameters()))
                        .toList());
    }
}
