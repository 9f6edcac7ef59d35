package io.forbear.contact.erasure;

import io.forbear.packs.retention.DataClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    record Report(List<Destroyed> destroyed, List<Kept> kept, List<Fading> fading) {
        /** How often it is asked anew whether something still lasts whose end nobody can tell. */
        private static final Duration OPEN_END = Duration.ofDays(30);

        Report {
            destroyed = List.copyOf(destroyed);
            kept = List.copyOf(kept);
            fading = List.copyOf(fading);
        }

        /** The classes of data of which something is kept. */
        Set<DataClass> keptClasses() {
            return kept.stream()
                    .flatMap(one -> one.what().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** When something of it may go, at the earliest; null: nothing is kept. */
        @Nullable Instant nextLook(Instant now) {
            var open = now.plus(OPEN_END);
            return kept.stream()
                    .map(
                            one ->
                                    one.until() == null || !one.until().isAfter(now)
                                            ? open
                                            : one.until())
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        /** After more was destroyed, because less is kept. */
        Report and(List<Destroyed> more, List<Kept> left) {
            return new Report(
                    Stream.concat(destroyed.stream(), more.stream()).toList(), left, fading);
        }
    }
}
