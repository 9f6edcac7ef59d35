package io.forbear.contact.casework;

import io.forbear.contact.proposal.Advance;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking at a debtor.
 *
 * @param because the event that led to it; null: the time had come
 * @param trace W3C {@code traceparent} of the event that led to it, or of the last one before the
 *     time had come; null: not traced
 */
record Looked(Advance advance, @Nullable UUID because, @Nullable String trace) {
    String debtorId() {
        return advance.dossier().facts().debtorId();
    }
}
