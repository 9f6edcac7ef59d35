package io.forbear.contact.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.proposal.PlannedContact;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One contact, from proposal to report; or the report of one that we did not propose.
 *
 * @param contactId the proposal's id; of a contact we did not propose, the report's
 * @param at the planned instant, else that of the attempt
 * @param state how it stands
 * @param reason why
 * @param recall that the command was taken back; a report may have come all the same
 */
public record Contact(
        String contactId,
        String debtorId,
        Instant at,
        String state,
        @Nullable String reason,
        @Nullable Proposed proposal,
        @Nullable Decided decision,
        @Nullable Commanded command,
        @Nullable Attempted attempt,
        @Nullable Recalled recall) {

    /** Whether the contact was made although its command had been taken back before. */
    @JsonProperty
    public boolean madeAfterRecall() {
        return recall != null
                && attempt != null
                && !attempt.outcome().equals("NOT_MADE")
                && attempt.occurredAt().isAfter(recall.at());
    }

    /** That a command was taken back. */
    public record Recalled(Instant at, String because) {}

    /** What was asked of the gate. */
    public record Proposed(Instant proposedAt, Instant plannedAt, PlannedContact contact) {}

    /** What the gate answered. */
    public record Decided(
            String decision,
            Instant decidedAt,
            @Nullable String permitId,
            @Nullable Instant notAfter,
            @Nullable Instant notBefore,
            List<Finding> findings,
            List<String> packVersions) {}

    /** One reason of the gate. */
    public record Finding(
            String ruleId,
            String consequence,
            String pack,
            String citation,
            String explanation,
            List<Evidence> evidence,
            List<String> restsOn) {}

    /** A fact or count a finding rests on. */
    public record Evidence(String name, String value) {}

    /** What was ordered from a gateway. */
    public record Commanded(String commandId, Instant commandedAt) {}

    /**
     * What a gateway reported.
     *
     * @param results what came of a conversation; none: nothing was noted, or before it was kept
     */
    public record Attempted(
            String attemptId,
            Instant occurredAt,
            @Nullable Instant reportedAt,
            String direction,
            String outcome,
            String channel,
            String legalEntityId,
            List<String> agentIds,
            String personId,
            String partyKind,
            String endpoint,
            List<String> accountIds,
            String purpose,
            List<String> contentFlags,
            @Nullable Instant endedAt,
            @Nullable String recordingRef,
            @Nullable String receiptRef,
            @Nullable String permitId,
            @Nullable String proposalId,
            @Nullable String commandId,
            @Nullable List<ContactResult> results) {
        public Attempted {
            results = results == null ? List.of() : List.copyOf(results);
        }

        @Override
        public List<ContactResult> results() {
            return Objects.requireNonNull(results);
        }
    }
}
