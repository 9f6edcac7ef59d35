package io.forbear.contact.edition;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * That a version holds from an instant on, until another one does.
 *
 * @param number counts the activations; a higher number was made later
 * @param activator who let it hold, another person than the author
 */
public record Activation(
        long number,
        Kind kind,
        String version,
        Instant effectiveFrom,
        String activator,
        Instant activatedAt,
        @Nullable String reason) {
    static final Comparator<Activation> BY_BEGINNING =
            Comparator.comparing(Activation::effectiveFrom).thenComparingLong(Activation::number);
}
