package io.forbear.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps a debtor's contacts in event order, and knows which permitted proposals became of what. */
final class ContactLog {
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<String, Track> tracks = new HashMap<>();
    private final List<Track> open = new ArrayList<>();

    /** What is known about one proposal. */
    private static final class Track {
        private final List<Fact.ContactProposed> proposals = new ArrayList<>();
        private final List<Fact.PermitIssued> permits = new ArrayList<>();
        private final List<Fact.ProposalClosed> closures = new ArrayList<>();
        private int reports;
        private @Nullable Attempt filed;
        private @Nullable Attempt flying;
        private Instant lapses = Instant.MIN;

        /** A permitted, unreported proposal; closed with an outcome it counts as that contact. */
        private @Nullable Attempt current() {
            if (reports > 0 || permits.isEmpty() || proposals.isEmpty()) {
                return null;
            }
            var proposal = latest(proposals);
            var outcome = outcome();
            return outcome == Outcome.EXPIRED
                    ? null
                    : new Attempt(
                            proposal.id(), proposal.occurredAt(), proposal.contact(), outcome);
        }

        private boolean isClosed() {
            return !closures.isEmpty();
        }

        /** That nobody reported says nothing against whoever says what became of it. */
        private @Nullable Outcome outcome() {
            var told =
                    closures.stream().filter(one -> one.outcome() != Outcome.UNREPORTED).toList();
            if (!told.isEmpty()) {
                return latest(told).outcome();
            }
            return isClosed() ? Outcome.UNREPORTED : null;
        }

        private static <F extends Fact> F latest(List<F> facts) {
            var best = facts.getFirst();
            for (var fact : facts) {
                int order = fact.occurredAt().compareTo(best.occurredAt());
                if (order > 0 || (order == 0 && fact.id().compareTo(best.id()) > 0)) {
                    best = fact;
                }
            }
            return best;
        }
    }

    List<Attempt> attempts() {
        return Collections.unmodifiableList(attempts);
    }

    void put(Fact fact) {
        switch (fact) {
            case Fact.ContactAttempted made -> {
                insert(Attempt.of(made));
                report(made, 1);
            }
            case Fact.ContactProposed proposal -> {
                track(proposal.proposalId()).proposals.add(proposal);
                refresh(proposal.proposalId());
            }
            case Fact.PermitIssued permit -> {
                track(permit.proposalId()).permits.add(permit);
                refresh(permit.proposalId());
            }
            case Fact.ProposalClosed closed -> {
                track(closed.proposalId()).closures.add(closed);
                refresh(closed.proposalId());
            }
            default -> {
                // no other fact is a contact
            }
        }
    }

    void take(Fact fact) {
        switch (fact) {
            case Fact.ContactAttempted made -> {
                remove(Attempt.of(made));
                report(made, -1);
            }
            case Fact.ContactProposed proposal -> {
                track(proposal.proposalId()).proposals.remove(proposal);
                refresh(proposal.proposalId());
            }
            case Fact.PermitIssued permit -> {
                track(permit.proposalId()).permits.remove(permit);
                refresh(permit.proposalId());
            }
            case Fact.ProposalClosed closed -> {
                track(closed.proposalId()).closures.remove(closed);
                refresh(closed.proposalId());
            }
            default -> {
                // no other fact is a contact
            }
        }
    }

    private void report(Fact.ContactAttempted made, int by) {
        var proposalId = made.contact().proposalId();
        if (proposalId != null) {
            track(proposalId).reports += by;
            refresh(proposalId);
        }
    }

    private Track track(String proposalId) {
        return tracks.computeIfAbsent(proposalId, _ -> new Track());
    }

    private void refresh(String proposalId) {
        var track = track(proposalId);
        var filed = track.filed;
        if (filed != null) {
            remove(filed);
            track.filed = null;
        }
        open.remove(track);
        track.flying = null;
        var current = track.current();
        if (current != null && track.isClosed()) {
            track.filed = current;
            insert(current);
        } else if (current != null) {
            track.flying = current;
            track.lapses = lapses(Track.latest(track.permits));
            open.add(track);
        }
    }

    /** A permit may end early, but reports take their time all the same. */
    private static Instant lapses(Fact.PermitIssued permit) {
        var usual = permit.validFrom().plus(Gate.PERMIT_VALIDITY);
        return usual.isAfter(permit.notAfter()) ? usual : permit.notAfter();
    }

    private void insert(Attempt attempt) {
        int at = Collections.binarySearch(attempts, attempt);
        attempts.add(at < 0 ? -at - 1 : at, attempt);
    }

    private void remove(Attempt attempt) {
        int at = Collections.binarySearch(attempts, attempt);
        if (at >= 0) {
            attempts.remove(at);
        }
    }

    List<Attempt> inFlight(Instant now) {
        if (open.isEmpty()) {
            return List.of();
        }
        var flying = new ArrayList<Attempt>();
        for (var track : open) {
            var attempt = track.flying;
            if (attempt != null && now.isBefore(track.lapses)) {
                flying.add(attempt);
            }
        }
        Collections.sort(flying);
        return flying;
    }

    @Nullable Instant nextLapse(Instant after) {
        Instant next = null;
        for (var track : open) {
            if (track.lapses.isAfter(after) && (next == null || track.lapses.isBefore(next))) {
                next = track.lapses;
            }
        }
        return next;
    }
}
