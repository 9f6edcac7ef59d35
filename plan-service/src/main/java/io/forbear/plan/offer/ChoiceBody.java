package io.forbear.plan.offer;

import io.forbear.plan.plan.ProposalBody;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How an offer was chosen.
 *
 * @param oral by word of mouth; false unless given
 * @param recordingRef recording of that
 */
record ChoiceBody(@Nullable Boolean oral, @Nullable @Size(max = 500) String recordingRef) {
    /** Not by word of mouth. */
    static final ChoiceBody WRITTEN = new ChoiceBody(null, null);

    ProposalBody in(ProposalBody proposal) {
        return proposal.offered(oral, recordingRef);
    }
}
