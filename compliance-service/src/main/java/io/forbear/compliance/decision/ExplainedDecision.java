package io.forbear.compliance.decision;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.forbear.compliance.availability.Availability.NextLawful;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision, what it was about, and what would be lawful now.
 *
 * @param proposal null while it has not been heard of
 * @param nextLawful per channel when such a contact opens next, from now on and by what is known
 *     now; null while the proposal is not known or the case files are being moved, and where
 *     another instance holds the debtor
 * @param availability address of the contact's lawful intervals and of what closes the rest, by its
 *     own channel if the proposal is known; answered by the instance that holds the debtor
 */
record ExplainedDecision(
        @JsonUnwrapped ContactDecision decision,
        @Nullable ProposedContact proposal,
        @Nullable List<NextLawful> nextLawful,
        String availability) {}
