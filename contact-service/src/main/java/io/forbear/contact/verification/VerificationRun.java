package io.forbear.contact.verification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check of all messages ordered for a time.
 *
 * @param from first planned instant, included
 * @param to last one, excluded
 * @param reached the contact that was checked last; contacts are checked in the order of ids
 * @param messages checked so far, letters among them
 * @param letters whose file was made anew and compared
 * @param doneAt null: it goes on
 */
record VerificationRun(
        UUID verificationId,
        Instant from,
        Instant to,
        String askedBy,
        Instant askedAt,
        String reached,
        long messages,
        long letters,
        long mismatches,
        @Nullable Instant doneAt) {

    /** A message that is not what was approved. */
    record Mismatch(String contactId, String debtorId, java.util.List<String> differences) {}
}
