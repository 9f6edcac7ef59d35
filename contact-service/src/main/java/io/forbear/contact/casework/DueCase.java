package io.forbear.contact.casework;

import io.forbear.contact.proposal.Dossier;
import org.jspecify.annotations.Nullable;

/**
 * A debtor to be looked at because the time has come.
 *
 * @param trace W3C {@code traceparent} of the last event about him; null: it was not traced
 */
record DueCase(Dossier dossier, @Nullable String trace) {
    String debtorId() {
        return dossier.facts().debtorId();
    }
}
