package io.forbear.contact.edition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer to somebody who wants a version to hold. */
sealed interface ActivationRuling {

    record Granted(Instant effectiveFrom) implements ActivationRuling {}

    /** It was so decided before; nothing changes. */
    record Known(Activation activation) implements ActivationRuling {}

    record SamePerson(String reason) implements ActivationRuling {}

    record TooEarly(String reason) implements ActivationRuling {}

    /**
     * Decides.
     *
     * @param wanted from when on; null: from now on
     */
    static ActivationRuling on(
            Edition edition,
            Timeline timeline,
            String activator,
            @Nullable Instant wanted,
            Instant now) {
        if (edition.author().equals(activator)) {
            return new SamePerson(
                    "Whoever uploaded a version cannot activate it; ask another person.");
        }
        if (wanted != null && wanted.isBefore(now)) {
            var known = repeated(edition, timeline, wanted);
            return known != null
                    ? new Known(known)
                    : new TooEarly("must not lie in the past, before " + now);
        }
        var from = wanted == null ? now : wanted;
        var there = timeline.at(edition.kind(), from);
        return there.filter(one -> one.version().equals(edition.version())).isPresent()
                ? new Known(there.orElseThrow())
                : new Granted(from);
    }

    private static @Nullable Activation repeated(Edition edition, Timeline timeline, Instant from) {
        return timeline.activations().stream()
                .filter(one -> one.kind() == edition.kind())
                .filter(one -> one.version().equals(edition.version()))
                .filter(one -> one.effectiveFrom().equals(from))
                .findFirst()
                .orElse(null);
    }
}
