package io.forbear.contact.letter;

import io.forbear.contact.history.Contact;
import java.time.Instant;
import java.util.Optional;

/** Whether a letter may still be printed for the person it goes to. */
final class Printing {
    private Printing() {}

    /**
     * What forbids it, if anything: the order was taken back, or its permit has ended or is not
     * known. A letter that was made out before may be looked at as it went out.
     */
    static Optional<String> obstacle(Contact letter, boolean isMadeOut, Instant now) {
        if (isMadeOut) {
            return Optional.empty();
        }
        var recall = letter.recall();
        if (recall != null) {
            return Optional.of("was taken back at %s: %s".formatted(recall.at(), recall.because()));
        }
        var decision = letter.decision();
        var notAfter = decision == null ? null : decision.notAfter();
        if (notAfter == null) {
            return Optional.of("has no permit that is known");
        }
        return now.isAfter(notAfter)
                ? Optional.of("was permitted until " + notAfter)
                : Optional.empty();
    }
}
