package io.forbear.compliance.examination;

import io.forbear.compliance.decision.ContactDecision;
import io.forbear.compliance.finding.ContactDocument;
import io.forbear.compliance.finding.PublishedFinding;
import io.forbear.compliance.violation.ViolationHistory;
import io.forbear.rules.Account;
import io.forbear.rules.DebtorFlag;
import io.forbear.rules.Fact;
import io.forbear.rules.Outcome;
import io.forbear.rules.Verification;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contact, or another event that rules judge, with all findings on it and all they rest on.
 *
 * @param asOf when it was judged for this answer, by the facts known then
 * @param subject the event itself; null if the case file no longer has it
 * @param background what was known for its instant about the debtor and the accounts it names
 * @param packVersions the rule packs in force at its instant, id@version
 * @param findings everything found, observations included
 * @param permit the permit it names, as it was issued; null if there is none
 * @param decision the gate's answer it was made under; null if there is none
 * @param violations what was published about it and what happened to that since
 */
record Examination(
        String debtorId,
        String eventId,
        Instant asOf,
        @Nullable KnownFact subject,
        @Nullable Background background,
        List<String> packVersions,
        List<ExplainedFinding> findings,
        @Nullable KnownFact permit,
        @Nullable ContactDecision decision,
        List<ViolationHistory> violations) {

    /** What rules ask beside the event. Times of day are those of the zones. */
    record Background(
            List<String> zones,
            Set<String> jurisdictions,
            Set<DebtorFlag> flags,
            boolean employerProhibitsContact,
            List<Account> accounts) {}

    /**
     * A finding.
     *
     * @param rule the rule as the pack version that judged states it
     * @param facts the events counted, in full
     * @param missing ids of events counted that the case file no longer has
     */
    record ExplainedFinding(
            PublishedFinding finding,
            @Nullable RuleText rule,
            List<KnownFact> facts,
            List<String> missing) {}

    /** A rule as its pack states it. */
    record RuleText(
            String title, String statement, Verification verification, List<CheckText> checks) {}

    /** One check of a rule with its limits. */
    record CheckText(String type, String parameters) {}

    /**
     * A fact of the case file.
     *
     * @param kind what it is, for example ContactAttempted
     * @param occurredAt when it happened, or is planned for
     * @param recordedAt when it became known
     * @param contact the contact, made or proposed; null if it is another fact
     * @param outcome what came of the contact; null if it is another fact, or planned
     * @param content any other fact in full
     */
    record KnownFact(
            String factId,
            String kind,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable ContactDocument contact,
            @Nullable Outcome outcome,
            @Schema(type = "object") @Nullable Fact content) {

        static KnownFact of(Fact fact) {
            if (fact instanceof Fact.ContactAttempted made) {
                return of(fact, ContactDocument.of(made.contact()), made.outcome(), null);
            }
            return fact instanceof Fact.ContactProposed planned
                    ? of(fact, ContactDocument.of(planned.contact()), null, null)
                    : of(fact, null, null, fact);
        }

        private static KnownFact of(
                Fact fact,
                @Nullable ContactDocument contact,
                @Nullable Outcome outcome,
                @Nullable Fact content) {
            return new KnownFact(
                    fact.id(),
                    fact.getClass().getSimpleName(),
                    fact.occurredAt(),
                    fact.recordedAt(),
                    contact,
                    outcome,
                    content);
        }
    }
}
