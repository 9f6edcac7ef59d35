package io.forbear.account.portfolio;

import static java.util.Comparator.comparing;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Circumstance;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.FactVersions;
import io.forbear.account.fact.FactVersions.Version;
import io.forbear.account.fact.Pause;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.Statement;
import io.forbear.account.portfolio.AccountDetails.CircumstanceEntry;
import io.forbear.account.portfolio.AccountDetails.FactSummary;
import io.forbear.account.portfolio.AccountDetails.HistoryEntry;
import io.forbear.account.portfolio.AccountDetails.PauseEntry;
import io.forbear.account.portfolio.AccountDetails.PlanEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what was known about an account, and what had been told of it. */
@Component
class Knowledge {
    private static final int HISTORY_LIMIT = 200;

    private final FactVersions facts;
    private final AccountHistory history;

    Knowledge(FactVersions facts, AccountHistory history) {
        this.facts = facts;
        this.history = history;
    }

    Mono<Known> of(String accountId, Instant at) {
        var account = new AccountId(accountId);
        return Mono.zip(
                        facts.known(account, at),
                        facts.corrections(account, at),
                        history.until(accountId, at, HISTORY_LIMIT).collectList())
                .map(found -> new Known(found.getT1(), found.getT2(), found.getT3()));
    }

    /**
     * What was known.
     *
     * @param corrections how many facts had been corrected
     * @param history what had been told, the newest first
     */
    record Known(List<Version> versions, long corrections, List<HistoryEntry> history) {
        List<Fact> facts() {
            return versions.stream().map(Version::fact).toList();
        }

        /** Only if a statement is among it. */
        FactSummary summary() {
            var newest =
                    all(Statement.class, Seen::new)
                            .max(comparing(Seen::statement, Statement.BY_EVENT_TIME))
                            .orElseThrow();
            return new FactSummary(
                    all(Statement.class, Seen::new).count(),
                    newest.statement().occurredAt(),
                    newest.learntAt(),
                    all(Posting.class, (posting, _) -> posting).count(),
                    corrections,
                    all(PlanFact.class, Known::plan)
                            .sorted(
                                    comparing(PlanEntry::effectiveAt)
                                            .thenComparing(PlanEntry::kind))
                            .toList(),
                    all(Circumstance.class, Known::circumstance)
                            .sorted(comparing(CircumstanceEntry::effectiveAt))
                            .toList(),
                    all(Pause.class, Known::pause).sorted(comparing(PauseEntry::from)).toList());
        }

        /** Postings in another currency than the account's. */
        List<SetAside> setAside(String currency) {
            return all(Posting.class, (posting, at) -> setAside(posting, currency, at))
                    .filter(posting -> !posting.amount().currency().equals(currency))
                    .sorted(Comparator.comparing(SetAside::eventId))
                    .toList();
        }

        private <F extends Fact, T> Stream<T> all(Class<F> kind, BiFunction<F, Instant, T> entry) {
            return versions.stream()
                    .filter(version -> kind.isInstance(version.fact()))
                    .map(version -> entry.apply(kind.cast(version.fact()), version.recordedAt()));
        }

        private static PlanEntry plan(PlanFact fact, Instant learntAt) {
            return new PlanEntry(fact.planId(), fact.kind().name(), fact.effectiveAt(), learntAt);
        }

        private static CircumstanceEntry circumstance(Circumstance fact, Instant learntAt) {
            return new CircumstanceEntry(
                    fact.kind().name(),
                    fact.subject(),
                    fact.state().name(),
                    fact.effectiveAt(),
                    learntAt);
        }

        private static PauseEntry pause(Pause fact, Instant learntAt) {
            return new PauseEntry(fact.eventId().toString(), fact.from(), fact.to(), learntAt);
        }

        private static SetAside setAside(Posting posting, String currency, Instant learntAt) {
            return new SetAside(
                    posting.eventId().toString(),
                    posting.accountId().value(),
                    posting.debtorId().value(),
                    posting.paymentId(),
                    posting.kind(),
                    posting.amount(),
                    posting.effectiveDate(),
                    SetAside.Reason.OTHER_CURRENCY,
                    currency,
                    learntAt);
        }

        private record Seen(Statement statement, Instant learntAt) {}
    }
}
