package io.forbear.plan.plan;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as it comes over HTTP.
 *
 * @param signedAt when it took effect; now unless given
 * @param oral agreed by word of mouth; as it was proposed unless given
 * @param recordingRef recording of an oral agreement; that of the proposal unless given
 */
record AgreementBody(
        @Nullable Instant signedAt,
        @Nullable Boolean oral,
        @Nullable @Size(max = 500) String recordingRef) {
    /** Agreed now, as proposed. */
    static final AgreementBody NOW = new AgreementBody(null, null, null);

    Signing.Request request(Instant now) {
        return new Signing.Request(signedAt == null ? now : signedAt, oral, recordingRef);
    }
}
