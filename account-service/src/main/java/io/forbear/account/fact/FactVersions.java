package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what was known about an account at an instant of the past, corrected since or not. */
@Component
public class FactVersions {
    private static final String OF_ACCOUNT =
            """
            SELECT * FROM %1$s WHERE account_id = :accountId AND recorded_at <= :at
            UNION ALL
            SELECT version.*
            FROM superseded_fact CROSS JOIN LATERAL
                jsonb_populate_record(CAST(NULL AS %1$s), content) AS version
            WHERE superseded_fact.account_id = :accountId AND superseded_fact.kind = '%1$s'
                AND superseded_fact.recorded_at <= :at AND superseded_fact.superseded_at > :at
            """;

    private static final String STATEMENTS = OF_ACCOUNT.formatted("statement");
    private static final String POSTINGS = OF_ACCOUNT.formatted("posting");
    private static final String PLANS =
            "SELECT * FROM (%s) AS known WHERE kind <> 'WITHDRAWN'"
                    .formatted(OF_ACCOUNT.formatted("plan_fact"));

    private static final String CIRCUMSTANCES =
            """
            SELECT :accountId AS of_account, known.* FROM (
                SELECT * FROM circumstance
                WHERE recorded_at <= :at AND (account_id = :accountId
                    OR (account_id = '' AND debtor_id = :debtorId))
                UNION ALL
                SELECT version.*
                FROM superseded_fact CROSS JOIN LATERAL
                    jsonb_populate_record(CAST(NULL AS circumstance), content) AS version
                WHERE superseded_fact.kind = 'circumstance'
                    AND (superseded_fact.account_id = :accountId
                        OR (superseded_fact.account_id = ''
                            AND superseded_fact.debtor_id = :debtorId))
                    AND superseded_fact.recorded_at <= :at
                    AND superseded_fact.superseded_at > :at) AS known
            WHERE state <> 'WITHDRAWN'
            """;

    private static final String CORRECTIONS =
            """
            SELECT count(*) AS corrections FROM superseded_fact
            WHERE account_id = :accountId AND superseded_at <= :at
            """;

    private final DatabaseClient database;

    FactVersions(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A fact as it was known.
     *
     * @param recordedAt when the service learnt of it
     */
    public record Version(Fact fact, Instant recordedAt) {}

    /** What was known about an account at an instant; nothing if it was not known then. */
    public Mono<List<Version>> known(AccountId account, Instant at) {
        return versions(STATEMENTS, Statements::statement, account, at)
                .flatMap(
                        statements ->
                                statements.isEmpty()
                                        ? Mono.just(statements)
                                        : withOthers(statements, account, at));
    }

    private Mono<List<Version>> withOthers(
            List<Version> statements, AccountId account, Instant at) {
        var debtor =
                statements.stream()
                        .map(version -> (Statement) version.fact())
                        .max(Statement.BY_EVENT_TIME)
                        .orElseThrow()
                        .debtorId();
        return Mono.zip(
                        versions(POSTINGS, Postings::posting, account, at),
                        versions(PLANS, PlanFacts::fact, account, at),
                        circumstances(account, debtor, at))
                .map(
                        found ->
                                Stream.of(statements, found.getT1(), found.getT2(), found.getT3())
                                        .flatMap(List::stream)
                                        .toList());
    }

    private Mono<List<Version>> versions(
            String sql, Function<Readable, ? extends Fact> fact, AccountId account, Instant at) {
        return database.sql(sql)
                .bind("accountId", account.value())
                .bind("at", at)
                .map(row -> version(row, fact.apply(row)))
                .all()
                .collectList();
    }

    private Mono<List<Version>> circumstances(AccountId account, DebtorId debtor, Instant at) {
        return database.sql(CIRCUMSTANCES)
                .bind("accountId", account.value())
                .bind("debtorId", debtor.value())
                .bind("at", at)
                .map(row -> version(row, Circumstances.fact(row)))
                .all()
                .collectList();
    }

    private static Version version(Readable row, Fact fact) {
        return new Version(fact, get(row, "recorded_at", Instant.class));
    }

    /** How many facts of an account had been corrected by then. */
    public Mono<Long> corrections(AccountId account, Instant at) {
        return database.sql(CORRECTIONS)
                .bind("accountId", account.value())
                .bind("at", at)
                .map(row -> get(row, "corrections", Long.class))
                .one();
    }
}
