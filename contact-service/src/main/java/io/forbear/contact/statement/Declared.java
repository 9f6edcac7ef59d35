package io.forbear.contact.statement;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Complaint;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact that follows from a statement, for everybody to know. */
sealed interface Declared {
    UUID eventId();

    Instant at();

    /** The facts of the debtor with it. */
    Facts addTo(Facts facts, Instant now);

    /**
     * A notice.
     *
     * @param channels PREFERENCE_STATED, CONSENT_WITHDRAWN: those refused
     * @param attorneyId REPRESENTATION_NOTIFIED
     */
    record Notified(
            UUID eventId,
            Instant at,
            Kind kind,
            String personId,
            Set<Channel> channels,
            List<String> accountIds,
            boolean written,
            @Nullable String attorneyId)
            implements Declared {
        public Notified {
            channels = Set.copyOf(channels);
            accountIds = List.copyOf(accountIds);
        }

        @Override
        public Facts addTo(Facts facts, Instant now) {
            return facts.with(
                    new Notice(eventId, at, kind.ours, personId, null, channels, accountIds), now);
        }

        /** The same event, saying nothing: whoever reads it forgets what it said before. */
        Notified asWithdrawn() {
            return new Notified(
                    eventId, at, Kind.NOTHING, personId, Set.of(), List.of(), false, null);
        }
    }

    /** What a notice says. */
    enum Kind {
        CEASE_REQUESTED(Notice.Kind.CEASE_REQUESTED),
        THIRD_PARTY_STOP_REQUESTED(Notice.Kind.THIRD_PARTY_STOP_REQUESTED),
        PREFERENCE_STATED(Notice.Kind.CHANNELS_BLOCKED),
        CONSENT_WITHDRAWN(Notice.Kind.CHANNELS_BLOCKED),
        REPRESENTATION_NOTIFIED(Notice.Kind.REPRESENTATION_NOTIFIED),
        DISPUTE_FILED(Notice.Kind.DISPUTE_FILED),
        /** A preference that prefers nothing. */
        NOTHING(Notice.Kind.OTHER);

        private final Notice.Kind ours;

        Kind(Notice.Kind ours) {
            this.ours = ours;
        }
    }

    /** A complaint, whose terms begin to run. */
    record Complained(
            UUID eventId,
            Instant at,
            String complaintId,
            Details.About about,
            List<String> accountIds)
            implements Declared {
        public Complained {
            accountIds = List.copyOf(accountIds);
        }

        @Override
        public Facts addTo(Facts facts, Instant now) {
            var isAboutConduct = about == Details.About.CONDUCT;
            return facts.with(new Complaint(complaintId, isAboutConduct, false), now);
        }
    }
}
