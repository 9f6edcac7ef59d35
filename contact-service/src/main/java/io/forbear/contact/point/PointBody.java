package io.forbear.contact.point;

import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.debtor.PlaceKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact point as it is stated.
 *
 * @param region ISO 3166 of a telephone number written without its country code
 * @param person whom it reaches; null: the debtor
 * @param endpoint the bank's own opaque id of it; null: one is made
 * @param replaces endpoint of the point that this one corrects, which ends now
 */
record PointBody(
        @NotNull PointKind kind,
        @NotBlank @Size(max = 500) String value,
        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be as in ISO 3166, such as CN")
                String region,
        @NotNull PlaceKind role,
        @Nullable @Valid Person person,
        @NotNull Source source,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable @Pattern(regexp = ENDPOINT, message = ENDPOINT_MESSAGE) String endpoint,
        @Nullable @Pattern(regexp = ENDPOINT, message = ENDPOINT_MESSAGE) String replaces) {
    private static final String ENDPOINT = "[A-Za-z0-9._:-]{1,100}";
    private static final String ENDPOINT_MESSAGE =
            "must be 1 to 100 letters, digits and any of . _ : -";

    /** Whom a contact point reaches. */
    record Person(@NotBlank @Size(max = 100) String personId, @NotNull PartyKind kind) {}

    PointBody withValue(String other) {
        return new PointBody(
                kind,
                other,
                region,
                role,
                person,
                source,
                validFrom,
                validUntil,
                endpoint,
                replaces);
    }

    /** What a request says of the same value again; never the value. */
    @Override
    public String toString() {
        return "contact point " + endpoint;
    }
}
