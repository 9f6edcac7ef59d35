package io.forbear.plan.plan;

import io.forbear.plan.plan.Acceptance.Channel;
import io.forbear.plan.plan.Acceptance.Side;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One side's acceptance as it comes over HTTP.
 *
 * @param acceptedAt now unless given
 * @param acceptedBy for the debtor's side; the debtor unless given
 * @param oral by word of mouth; so by telephone, otherwise as the plan was proposed, unless given
 * @param recordingRef recording of an oral acceptance; that of the proposal unless given
 */
record AcceptanceBody(
        @NotNull Side side,
        @NotNull Channel channel,
        @Nullable Instant acceptedAt,
        @Nullable @Size(max = 200) String acceptedBy,
        @Nullable Boolean oral,
        @Nullable @Size(max = 500) String recordingRef) {

    Acceptance acceptance(Plan plan, String caller, Instant now) {
        return new Acceptance(
                plan.planId(),
                side,
                acceptedAt == null ? now : acceptedAt,
                channel,
                by(plan, caller),
                caller,
                (oral == null && channel == Channel.PHONE) ? Boolean.TRUE : oral,
                recordingRef);
    }

    private String by(Plan plan, String caller) {
        return switch (side) {
            case CREDITOR -> caller;
            case DEBTOR -> acceptedBy == null ? plan.debtorId() : acceptedBy;
        };
    }
}
