package io.forbear.contact.erasure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the personal data of a debtor.
 *
 * @param askedBy who asked for them to be erased, another person than who did it; null: nobody has
 * @param forbiddenBy why they cannot be erased now
 * @param destroyed what was destroyed, and so cannot be read by anybody any more
 * @param kept what is kept, or would be, by whose law, and until when
 * @param fading copies that go by themselves
 */
record PersonalData(
        String debtorId,
        State state,
        @Nullable String askedBy,
        @Nullable Instant askedAt,
        @Nullable String reason,
        @Nullable String erasedBy,
        @Nullable Instant erasedAt,
        List<Kept> forbiddenBy,
        List<Destroyed> destroyed,
        List<Kept> kept,
        List<Fading> fading) {
    PersonalData {
        forbiddenBy = List.copyOf(forbiddenBy);
        destroyed = List.copyOf(destroyed);
        kept = List.copyOf(kept);
        fading = List.copyOf(fading);
    }

    /** Where it stands. */
    enum State {
        PRESENT,
        /** Somebody asked for them to be erased; a second person has to agree. */
        ASKED,
        ERASED
    }

    /** What came of an erasure, as it is kept. */
    record Report(List<Destroyed> destroyed, List<Kept> kept, List<Fading> fading) {}
}
