package io.forbear.plan.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a plan was agreed.
 *
 * <p>None can be made of an oral agreement without a recording (card measures 2011 art. 70).
 *
 * @param signedAt when the agreement took effect
 * @param oral agreed by word of mouth
 * @param recordingRef the recording; null if it was not oral
 */
record Signature(Instant signedAt, boolean oral, @Nullable String recordingRef) {
    Signature {
        if (oral && (recordingRef == null || recordingRef.isBlank())) {
            throw new IllegalArgumentException("an oral agreement has a recording");
        }
    }
}
