package io.forbear.contact.erasure;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.contact.erasure.PersonalData.Report;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps who asked for an erasure, who agreed, and what came of it. */
@Component
class Erasures {
    private static final String ASK =
            """
            INSERT INTO personal_data_erasure (debtor_id, asked_by, asked_at, reason)
            VALUES (:debtorId, :who, :now, :reason)
            ON CONFLICT (debtor_id) DO UPDATE SET
                asked_by = excluded.asked_by, asked_at = excluded.asked_at, reason = excluded.reason
            """;

    private static final String COMPLETE =
            """
            UPDATE personal_data_erasure SET
                erased_by = :who, erased_at = :now, real_erased_at = :realNow, report = :report,
                look_at = :lookAt
            WHERE debtor_id = :debtorId
            """;

    private static final String REPLACE =
            """
            UPDATE personal_data_erasure SET report = :report, look_at = :lookAt
            WHERE debtor_id = :debtorId
            """;

    private static final String POSTPONE =
            "UPDATE personal_data_erasure SET look_at = :at WHERE debtor_id = :debtorId";

    private static final String DUE =
            """
            SELECT debtor_id FROM personal_data_erasure WHERE look_at <= :now
            ORDER BY look_at LIMIT :limit
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Erasures(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** An erasure that was asked for; with a report once it is done. */
    record Asked(
            String askedBy,
            Instant askedAt,
            String reason,
            @Nullable String erasedBy,
            @Nullable Instant erasedAt,
            @Nullable Report report,
            @Nullable Instant lookAt) {
        /** The report, if it is time to ask whether all that it says is kept still has to be. */
        Optional<Report> dueAt(Instant now) {
            return lookAt == null || lookAt.isAfter(now)
                    ? Optional.empty()
                    : Optional.ofNullable(report);
        }
    }

    Mono<Asked> find(String debtorId) {
        return database.sql("SELECT * FROM personal_data_erasure WHERE debtor_id = :debtorId")
                .bind("debtorId", debtorId)
                .map(this::asked)
                .one();
    }

    Mono<Void> ask(String debtorId, String who, String reason, Instant now) {
        return database.sql(ASK)
                .bind("debtorId", debtorId)
                .bind("who", who)
                .bind("now", now)
                .bind("reason", reason)
                .then();
    }

    Mono<Void> complete(String debtorId, String who, Report report, Instant now, Instant realNow) {
        return database.sql(COMPLETE)
                .bind("debtorId", debtorId)
                .bind("who", who)
                .bind("now", now)
                .bind("realNow", realNow)
                .bind("report", stored(report))
                .bind("lookAt", orNull(report.nextLook(now), Instant.class))
                .then();
    }

    /** Puts a report in the place of the one before. */
    Mono<Void> replace(String debtorId, Report report, Instant now) {
        return database.sql(REPLACE)
                .bind("debtorId", debtorId)
                .bind("report", stored(report))
                .bind("lookAt", orNull(report.nextLook(now), Instant.class))
                .then();
    }

    /** Debtors of whom something is kept that may go now, longest due first. */
    Flux<String> due(Instant now, int limit) {
        return database.sql(DUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> get(row, "debtor_id", String.class))
                .all();
    }

    /** Looks later. */
    Mono<Void> postpone(String debtorId, Instant at) {
        return database.sql(POSTPONE).bind("debtorId", debtorId).bind("at", at).then();
    }

    private Json stored(Report report) {
        return Json.of(json.writeValueAsBytes(report));
    }

    private Asked asked(Readable row) {
        var report = row.get("report", Json.class);
        return new Asked(
                get(row, "asked_by", String.class),
                get(row, "asked_at", Instant.class),
                get(row, "reason", String.class),
                row.get("erased_by", String.class),
                row.get("erased_at", Instant.class),
                report == null ? null : json.readValue(report.asArray(), Report.class),
                row.get("look_at", Instant.class));
    }
}
