package io.forbear.contact.revocation;

import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Revocation;

/**
 * What events said of one debtor.
 *
 * @param before what was known before
 * @param after what is known now
 * @param isReported whether contacts were reported
 */
public record Learned(Facts before, Facts after, boolean isReported) {

    /** Whether contacts have to be held against revocations; for most events not. */
    boolean matters() {
        var all = Revocation.in(after);
        return (isReported && !all.isEmpty()) || !all.equals(Revocation.in(before));
    }
}
