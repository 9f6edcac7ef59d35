package io.forbear.contact.edition;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Knows what may be wrong with texts of one kind. */
public interface Examiner {
    Kind kind();

    /**
     * Reads a text that is to hold from an instant on, beside the texts of other kinds that hold
     * then and later.
     */
    Mono<Examined> examine(String content, Instant from);

    /** Notes what has to be known for good of a text that was sound and is to hold. */
    Mono<Void> activated(Edition edition);
}
