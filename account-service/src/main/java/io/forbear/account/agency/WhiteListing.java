package io.forbear.account.agency;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an agency on the bank's published list. It holds once a second person has approved
 * it, and ends when anybody entitled takes it off.
 *
 * @param from first day
 * @param publication where the list is published
 * @param approvedBy another person than {@code proposedBy}; null: not approved yet
 * @param removedOn first day on which it holds no more; null: it is on the list
 */
public record WhiteListing(
        LocalDate from,
        String publication,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable LocalDate removedOn,
        @Nullable String removedBy,
        @Nullable String removalReason) {

    static WhiteListing proposed(
            LocalDate from, String publication, String reason, String by, Instant at) {
        return new WhiteListing(from, publication, reason, by, at, null, null, null, null, null);
    }

    boolean holdsOn(LocalDate date) {
        return approvedBy != null
                && !date.isBefore(from)
                && (removedOn == null || date.isBefore(removedOn));
    }

    /** Approved, and not taken off. */
    boolean lasts() {
        return approvedBy != null && removedOn == null;
    }

    boolean waits() {
        return approvedBy == null && removedOn == null;
    }

    /**
     * Approved by a second person.
     *
     * @param today nothing holds before it was approved, so it begins on this day, unless it was to
     *     begin later
     */
    WhiteListing approved(String by, Instant at, LocalDate today) {
        return new WhiteListing(
                from.isBefore(today) ? today : from,
                publication,
                reason,
                proposedBy,
                proposedAt,
                by,
                at,
                null,
                null,
                null);
    }

    WhiteListing removed(LocalDate on, String by, String why) {
        return new WhiteListing(
                from,
                publication,
                reason,
                proposedBy,
                proposedAt,
                approvedBy,
                approvedAt,
                on,
                by,
                why);
    }
}
