package io.forbear.account.pause;

import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Columns;
import io.forbear.account.fact.Terms;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads pauses with all that was ever recorded of them. */
@Component
class PauseRecords {
    private static final String VERSIONS =
            """
            SELECT event_id, from_date, to_date, state, reason, recorded_by, recorded_at,
                CAST(NULL AS timestamptz) AS superseded_at
            FROM circumstance WHERE account_id = :accountId AND kind = 'PAUSE'
            UNION ALL
            SELECT version.event_id, version.from_date, version.to_date, version.state,
                version.reason, version.recorded_by, version.recorded_at,
                superseded_fact.superseded_at
            FROM superseded_fact CROSS JOIN LATERAL
                jsonb_populate_record(CAST(NULL AS circumstance), content) AS version
            WHERE superseded_fact.account_id = :accountId
                AND superseded_fact.kind = 'circumstance' AND version.kind = 'PAUSE'
            ORDER BY event_id, superseded_at DESC NULLS FIRST
            """;

    private final DatabaseClient database;

    PauseRecords(DatabaseClient database) {
        this.database = database;
    }

    /** The terms of an account; empty if it is not known. */
    Mono<Terms> terms(AccountId account) {
        return database.sql("SELECT * FROM account WHERE account_id = :accountId")
                .bind("accountId", account.value())
                .map(Columns::terms)
                .one();
    }

    /** The pauses of an account. */
    Mono<List<PauseView>> on(AccountId account) {
        return database.sql(VERSIONS)
                .bind("accountId", account.value())
                .map(row -> Map.entry(get(row, "event_id", UUID.class).toString(), version(row)))
                .all()
                .collectList()
                .map(PauseRecords::views);
    }

    /** One pause of an account; empty if there is none with that id. */
    Mono<PauseView> find(AccountId account, String pauseId) {
        return on(account)
                .flatMapMany(Flux::fromIterable)
                .filter(pause -> pause.pauseId().equals(pauseId))
                .next();
    }

    private static List<PauseView> views(List<Map.Entry<String, PauseView.Version>> versions) {
        return versions.stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                LinkedHashMap::new,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .entrySet()
                .stream()
                .map(pause -> PauseView.of(pause.getKey(), pause.getValue()))
                .toList();
    }

    private static PauseView.Version version(Readable row) {
        return new PauseView.Version(
                get(row, "from_date", LocalDate.class),
                row.get("to_date", LocalDate.class),
                get(row, "state", String.class).equals("WITHDRAWN"),
                get(row, "reason", String.class),
                get(row, "recorded_by", String.class),
                get(row, "recorded_at", Instant.class),
                row.get("superseded_at", Instant.class));
    }
}
