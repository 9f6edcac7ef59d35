package io.forbear.contact.proposal;

import io.forbear.contact.channel.Outcome;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.debtor.Facts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what is done next for one debtor.
 *
 * @param runs how far each account has come, by account id
 */
public record Dossier(Facts facts, Map<String, Run> runs) {
    public Dossier {
        runs = Map.copyOf(runs);
    }

    public static Dossier about(String debtorId) {
        return new Dossier(Facts.about(debtorId), Map.of());
    }

    public Dossier with(Facts known) {
        return new Dossier(known, runs);
    }

    /** With another run of an account; null: with none. */
    Dossier with(String accountId, @Nullable Run run) {
        var all = new TreeMap<>(runs);
        if (run == null) {
            all.remove(accountId);
        } else {
            all.put(accountId, run);
        }
        return new Dossier(facts, all);
    }

    /** The place of a proposal. */
    record Place(String accountId, Run run, Proposal proposal) {
        /**
         * What a gateway did not do is asked for again, unless it had been taken back, or is
         * refused for ever.
         */
        Run closedBy(AttemptReport report, Timing timing, ZoneId zone) {
            var takenBack = proposal.state() instanceof ProposalState.Recalled;
            if (report.outcome().made() || (report.outcome() == Outcome.REFUSED && !takenBack)) {
                return run.with(
                        proposal.in(
                                new ProposalState.Attempted(
                                        report.attemptId(),
                                        report.outcome(),
                                        report.occurredAt(),
                                        report.missed() ? true : null)));
            }
            return run.with(
                    proposal.state() instanceof ProposalState.Recalled recalled
                            ? proposal.in(
                                    new ProposalState.Cancelled(recalled.reason(), recalled.at()))
                            : lapsed(report.occurredAt(), timing, zone));
        }

        private Proposal lapsed(Instant at, Timing timing, ZoneId zone) {
            var again = timing.againAt(at, proposal.asked(), proposal.expiries() + 1, zone);
            return proposal.expiredIn(new ProposalState.Lapsed(at, again));
        }
    }

    /** Where the debtor's days are counted, as far as that is known. */
    ZoneId zone() {
        var profile = facts.profile();
        return profile == null || profile.zones().isEmpty()
                ? ZoneOffset.UTC
                : profile.zones().getFirst();
    }

    Optional<Place> find(Predicate<Proposal> wanted) {
        for (var entry : runs.entrySet()) {
            for (var proposal : entry.getValue().proposals()) {
                if (wanted.test(proposal)) {
                    return Optional.of(new Place(entry.getKey(), entry.getValue(), proposal));
                }
            }
        }
        return Optional.empty();
    }

    /** The purposes of which gate or gateway has a contact in hand. */
    public Set<Purpose> inHand() {
        var purposes = EnumSet.noneOf(Purpose.class);
        runs.values().stream()
                .flatMap(run -> run.proposals().stream())
                .filter(Proposal::isLive)
                .forEach(proposal -> purposes.add(proposal.purpose()));
        return purposes;
    }
}
