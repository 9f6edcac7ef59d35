package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.ComplaintCase.Clock;
import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.compliance.finding.TimeCursor;
import io.forbear.compliance.instance.HeldElsewhere;
import io.forbear.rules.CaseFile;
import io.forbear.service.page.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Lists complaints. Before that it looks into the case files of those it has not looked at, or not
 * for a while: facts may have come that start a term or move it. The last days of a term are told
 * by the stream and need no look.
 */
@Service
class ListingService {
    private static final Logger LOG = LoggerFactory.getLogger(ListingService.class);

    private static final Duration FRESH = Duration.ofHours(1);
    private static final int LOOKS = 50;

    private final ComplaintListing listing;
    private final Outlooks outlooks;
    private final CaseStates states;
    private final CaseFileQueries queries;
    private final java.time.Clock clock;

    ListingService(
            ComplaintListing listing,
            Outlooks outlooks,
            CaseStates states,
            CaseFileQueries queries,
            java.time.Clock clock) {
        this.listing = listing;
        this.outlooks = outlooks;
        this.states = states;
        this.queries = queries;
        this.clock = clock;
    }

    Mono<Page<ComplaintSummary>> page(
            ComplaintFilter filter, @Nullable TimeCursor after, int limit) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return outlooks.stale(now.minus(FRESH), LOOKS)
                .concatMap(complaint -> look(complaint, now))
                .then(listing.page(filter, after, limit));
    }

    private Mono<Void> look(Complaint complaint, Instant now) {
        return Mono.defer(() -> Mono.zip(states.of(complaint), queries.file(complaint.debtorId())))
                .flatMap(both -> store(both.getT1(), both.getT2(), now))
                .onErrorResume(failure -> passOver(complaint, failure, now));
    }

    /** One complaint that cannot be looked at does not keep the list from being answered. */
    private Mono<Void> passOver(Complaint complaint, Throwable failure, Instant now) {
        // the instance that holds the debtor looks when it is asked for the list
        if (!(failure instanceof HeldElsewhere)) {
            LOG.warn("complaint {} was not looked at", complaint.complaintId(), failure);
        }
        return outlooks.passOver(complaint.complaintId(), now.minus(FRESH));
    }

    private Mono<Void> store(CaseState state, CaseFile file, Instant now) {
        var complaint = state.complaint();
        file.addAll(state.facts());
        return outlooks.store(
                complaint.complaintId(),
                dueAt(complaint, file),
                jurisdictions(complaint, file),
                now);
    }

    private @Nullable Instant dueAt(Complaint complaint, CaseFile file) {
        return queries.terms(file, complaint.filedEventId().toString()).stream()
                .map(Clock::of)
                .filter(Clock::isOpen)
                .map(Clock::endsAt)
                .min(Comparator.naturalOrder())
                .map(end -> end.minusMillis(1))
                .orElse(null);
    }

    private static Set<String> jurisdictions(Complaint complaint, CaseFile file) {
        var jurisdictions = new TreeSet<>(complaint.jurisdictions());
        var accounts =
                complaint.accountIds().isEmpty() ? file.accountIds() : complaint.accountIds();
        for (var id : accounts) {
            var account = file.accountAt(id, complaint.filedAt());
            if (account != null) {
                jurisdictions.addAll(account.jurisdictions());
            }
        }
        return jurisdictions;
    }
}
