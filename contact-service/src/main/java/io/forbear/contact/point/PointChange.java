package io.forbear.contact.point;

import io.forbear.contact.debtor.PlaceKind;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is corrected about a contact point; its value is corrected by a new one. */
record PointChange(
        @NotNull PlaceKind role,
        @NotNull Source source,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {}
