package io.forbear.rules;

import java.time.Duration;
import java.util.function.Consumer;

/** What a rule looks at. A rule may have several checks; each says on its own what it finds. */
public sealed interface Check permits ContactCheck, FactCheck, TermCheck {

    /**
     * How far before a contact the earlier ones lie that it looks at one by one. What lies further
     * back changes nothing it finds, but for the contacts it {@linkplain #remember remembers}.
     */
    default Duration lookBack() {
        return Duration.ZERO;
    }

    /**
     * Tells which contacts it needs for good, of those that are older than it looks back: those
     * without which something might be found on a later contact, or left out.
     */
    default void remember(Past past, Consumer<Attempt> out) {
        // most look at no earlier contact, or at those of some days only
    }
}
