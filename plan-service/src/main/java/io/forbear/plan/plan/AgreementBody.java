package io.forbear.plan.plan;

import io.forbear.plan.plan.Acceptance.Channel;
import io.forbear.plan.plan.Acceptance.Side;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as it comes over HTTP: both sides accepted at once.
 *
 * @param signedAt when it took effect; now unless given
 * @param oral agreed by word of mouth; as it was proposed unless given
 * @param recordingRef recording of an oral agreement; that of the proposal unless given
 * @param channel how it was agreed; not stated unless given
 * @param acceptedBy who agreed for the debtor; the debtor unless given
 */
record AgreementBody(
        @Nullable Instant signedAt,
        @Nullable Boolean oral,
        @Nullable @Size(max = 500) String recordingRef,
        @Nullable Channel channel,
        @Nullable @Size(max = 200) String acceptedBy) {
    /** Agreed now, as proposed. */
    static final AgreementBody NOW = new AgreementBody(null, null, null, null, null);

    Signing.Request request(Instant now) {
        return new Signing.Request(at(now), isOral(), recordingRef);
    }

    /** That both sides accepted, the creditor's by the caller. */
    List<Acceptance> acceptances(Plan plan, String caller, Instant now) {
        var debtor = acceptedBy == null ? plan.debtorId() : acceptedBy;
        return List.of(
                acceptance(plan, Side.DEBTOR, debtor, caller, now),
                acceptance(plan, Side.CREDITOR, caller, caller, now));
    }

    private Acceptance acceptance(Plan plan, Side side, String by, String caller, Instant now) {
        return new Acceptance(
                plan.planId(), side, at(now), channel, by, caller, isOral(), recordingRef);
    }

    private Instant at(Instant now) {
        return signedAt == null ? now : signedAt;
    }

    private @Nullable Boolean isOral() {
        return (oral == null && channel == Channel.PHONE) ? Boolean.TRUE : oral;
    }
}
