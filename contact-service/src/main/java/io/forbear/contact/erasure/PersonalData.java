package io.forbear.contact.erasure;

import io.forbear.packs.retention.DataClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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

    /**
     * What came of an erasure, as it is kept.
     *
     * @param kept what rules wanted kept when it was last looked at
     * @param left the classes of data of which something was not destroyed
     */
    record Report(
            List<Destroyed> destroyed, List<Kept> kept, List<Fading> fading, Set<DataClass> left) {
        /** How often it is asked anew whether something still lasts whose end nobody can tell. */
        private static final Duration OPEN_END = Duration.ofDays(30);

        private static final Duration ON_ITS_WAY = Duration.ofDays(1);

        Report(
                List<Destroyed> destroyed,
                List<Kept> kept,
                List<Fading> fading,
                @Nullable Set<DataClass> left) {
            this.destroyed = List.copyOf(destroyed);
            this.kept = List.copyOf(kept);
            this.fading = List.copyOf(fading);
            this.left = left == null ? Kept.classes(kept) : Set.copyOf(left);
        }

        /**
         * When something that is left may go, at the earliest: soon if no rule wants it, as what is
         * known of a debtor of a restored database may still be on its way; null: nothing is left.
         */
        @Nullable Instant nextLook(Instant now) {
            if (left.isEmpty()) {
                return null;
            }
            if (!Kept.classes(kept).containsAll(left)) {
                return now.plus(ON_ITS_WAY);
            }
            var open = now.plus(OPEN_END);
            return kept.stream()
                    .map(Kept::until)
                    .map(until -> until == null || !until.isAfter(now) ? open : until)
                    .min(Comparator.naturalOrder())
                    .orElse(open);
        }

        /** After more was destroyed, because less is kept. */
        Report and(List<Destroyed> more, List<Kept> nowKept, Set<DataClass> still) {
            var all = Stream.concat(destroyed.stream(), more.stream()).toList();
            return new Report(all, nowKept, fading, still);
        }
    }
}
