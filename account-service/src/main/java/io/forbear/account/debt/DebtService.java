package io.forbear.account.debt;

import io.forbear.account.fact.AccountId;
import io.forbear.account.terms.Contracts;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Answers what is owed on an account. */
@Service
class DebtService {
    private final DebtRecords records;
    private final Contracts contracts;
    private final Clock clock;

    DebtService(DebtRecords records, Contracts contracts, Clock clock) {
        this.records = records;
        this.contracts = contracts;
        this.clock = clock;
    }

    /**
     * The statement of debt of a day.
     *
     * @param asOf null: today, where the account is kept
     */
    @Transactional(readOnly = true)
    public Mono<StatementOfDebt> statement(AccountId account, @Nullable LocalDate asOf) {
        return facts(account).map(facts -> statement(account, facts, asOf));
    }

    /** The statement of debt of the date of an instant, where the account is kept. */
    @Transactional(readOnly = true)
    public Mono<StatementOfDebt> statement(AccountId account, Instant at) {
        return facts(account)
                .map(facts -> statement(account, facts, LocalDate.ofInstant(at, facts.zone())));
    }

    private Mono<DebtFacts> facts(AccountId account) {
        return records.of(account)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("account", account.value())));
    }

    private StatementOfDebt statement(
            AccountId account, DebtFacts facts, @Nullable LocalDate asked) {
        var today = LocalDate.ofInstant(clock.instant(), facts.zone());
        var asOf = asked == null ? today : asked;
        if (asOf.isAfter(today)) {
            throw Problem.badRequest(
                    "asOf", "expected today, " + today + ", or a day before it, found " + asOf);
        }
        var begin = facts.begin().orElseThrow();
        if (asOf.isBefore(begin)) {
            throw Problem.conflict(
                    "The bank had stated nothing about account %s by %s; its first statement is of %s."
                            .formatted(account, asOf, begin));
        }
        var terms = facts.effectiveBy(asOf).newest().terms();
        return DebtComputation.of(facts, contracts.of(terms).orElse(null), asOf);
    }
}
