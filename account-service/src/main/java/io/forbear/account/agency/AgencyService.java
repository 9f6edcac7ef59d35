package io.forbear.account.agency;

import io.forbear.account.agency.AgencyChange.Hand;
import io.forbear.account.agency.AgencyView.DueEvaluations;
import io.forbear.account.agency.AgencyView.EvaluationView;
import io.forbear.account.fact.Zones;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Keeps the registry of agencies, and adds up their violations. */
@Service
public class AgencyService {
    private final Agencies agencies;
    private final AgencyViolations violations;
    private final AgencyPolicy policy;
    private final Zones zones;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AgencyService(
            Agencies agencies,
            AgencyViolations violations,
            AgencyPolicy policy,
            Zones zones,
            TransactionalOperator transaction,
            Clock clock) {
        this.agencies = agencies;
        this.violations = violations;
        this.policy = policy;
        this.zones = zones;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Today by the bank's own clock. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zones.usual());
    }

    /** Registers an agency; 409 if there is one with that id. */
    Mono<Agency> register(String agencyId, AgencyTerms terms, String by) {
        terms.check();
        return agencies.hold(agencyId)
                .flatMap(_ -> Mono.<Agency>error(exists(agencyId)))
                .switchIfEmpty(
                        Mono.defer(
                                () ->
                                        carryOut(
                                                AgencyChange.terms(null, terms, agencyId, null),
                                                hand(by))))
                .as(transaction::transactional);
    }

    private static Problem exists(String agencyId) {
        return Problem.conflict("There is an agency with id " + agencyId + ".");
    }

    /** Changes an agency; 409 if it has another version than the one that was edited. */
    Mono<Agency> change(String agencyId, AgencyTerms terms, long version, String by) {
        terms.check();
        return apply(agencyId, by, (a, _) -> AgencyChange.terms(a, terms, agencyId, version));
    }

    /** Changes an agency that exists, as a function of what it is. */
    Mono<Agency> apply(
            String agencyId, String by, BiFunction<Agency, Hand, AgencyChange> decision) {
        var hand = hand(by);
        return agencies.hold(agencyId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("agency", agencyId)))
                .flatMap(agency -> carryOut(decision.apply(agency, hand), hand))
                .as(transaction::transactional);
    }

    private Hand hand(String by) {
        return new Hand(by, clock.instant(), today());
    }

    private Mono<Agency> carryOut(AgencyChange change, Hand hand) {
        return switch (change) {
            case AgencyChange.Changed(var agency, var what) ->
                    agencies.store(agency, what, hand.subject(), hand.at())
                            .filter(stored -> stored)
                            .switchIfEmpty(Mono.error(() -> exists(agency.agencyId())))
                            .thenReturn(agency);
            case AgencyChange.Conflict(var reason) -> Mono.error(Problem.conflict(reason));
            case AgencyChange.Invalid(var field, var reason) ->
                    Mono.error(Problem.invalid(field, reason));
        };
    }

    AgencyView view(Agency agency) {
        return AgencyView.of(agency, policy.evaluation(), today());
    }

    /** The agencies whose evaluation is due or overdue on a date. */
    Mono<DueEvaluations> dueEvaluations(@Nullable LocalDate asked) {
        var date = asked == null ? today() : asked;
        return agencies.list("", Integer.MAX_VALUE)
                .mapNotNull(agency -> AgencyView.evaluation(agency, policy.evaluation(), date))
                .filter(view -> view.status() != EvaluationTerm.Status.NOT_DUE)
                .sort(
                        Comparator.comparing(EvaluationView::lastDay)
                                .thenComparing(EvaluationView::agencyId))
                .collectList()
                .map(items -> new DueEvaluations(date, items));
    }

    /** What an agency has used up of its budgets by the end of a date. */
    public Mono<Budget> budget(String agencyId, LocalDate date) {
        return violations
                .of(agencyId)
                .collectList()
                .map(found -> Budget.of(agencyId, date, policy.budgets(), found));
    }

    /** The same, today if no date is given; 404 if there is no such agency. */
    Mono<Budget> budgetOf(String agencyId, @Nullable LocalDate date) {
        return agencies.find(agencyId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("agency", agencyId)))
                .flatMap(_ -> budget(agencyId, date == null ? today() : date));
    }
}
