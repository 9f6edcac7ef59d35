package io.forbear.plan.document;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * The agreement of a plan as a document; once made it never changes.
 *
 * @param signed whether it shows that both sides accepted
 * @param wordingSha256 of the wording it was made from
 * @param sha256 of the bytes, in hexadecimal digits
 */
public record PlanDocument(
        String planId,
        Language language,
        boolean signed,
        String wordingSha256,
        String sha256,
        ByteBuffer bytes,
        Instant madeAt) {
    public PlanDocument {
        bytes = bytes.asReadOnlyBuffer();
    }

    /** The file's content, from its beginning, whoever has read it before. */
    @Override
    public ByteBuffer bytes() {
        return bytes.asReadOnlyBuffer();
    }

    /** A document without its bytes. */
    record Summary(
            String lang, boolean signed, String wordingSha256, String sha256, Instant madeAt) {}
}
