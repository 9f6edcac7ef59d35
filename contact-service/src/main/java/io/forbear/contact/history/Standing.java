package io.forbear.contact.history;

import io.forbear.contact.proposal.ProposalState;
import org.jspecify.annotations.Nullable;

/**
 * How a contact stands, in words.
 *
 * @param state PROPOSED, COMMANDED, RECALLED, ATTEMPTED, DEFERRED, DENIED, LAPSED, CANCELLED or
 *     UNREPORTED; in the log also NOT_MADE, as the gateway reported; of the contact of a task,
 *     which is not ordered from a gateway, also PERMITTED
 * @param reason why, if there is anything to say
 */
public record Standing(String state, @Nullable String reason) {

    /** How a proposal in this state stands. */
    public static Standing of(ProposalState state) {
        return switch (state) {
            case ProposalState.Proposed _ -> new Standing("PROPOSED", null);
            case ProposalState.Commanded _ -> new Standing("COMMANDED", null);
            case ProposalState.Recalled recalled -> new Standing("RECALLED", recalled.reason());
            case ProposalState.Attempted attempted ->
                    new Standing("ATTEMPTED", attempted.outcome().name());
            case ProposalState.Deferred deferred ->
                    new Standing(
                            "DEFERRED",
                            "until %s: %s"
                                    .formatted(
                                            deferred.until(),
                                            String.join(", ", deferred.ruleIds())));
            case ProposalState.Denied denied ->
                    new Standing("DENIED", String.join(", ", denied.ruleIds()));
            case ProposalState.Lapsed _ ->
                    new Standing("LAPSED", "the permit arrived after it had ended");
            case ProposalState.Cancelled cancelled -> new Standing("CANCELLED", cancelled.reason());
            case ProposalState.Unreported _ ->
                    new Standing("UNREPORTED", "no report of the command arrived in time");
        };
    }
}
