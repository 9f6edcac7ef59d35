package io.forbear.contact.attempt;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Keeps which reports came by HTTP, so that none is published twice. */
@Component
class ReportedAttempts {
    /**
     * A row is locked by the conflict, so that two equal calls cannot both be the first; in the
     * order of the ids, so that two files cannot wait for each other.
     */
    private static final String NOTE =
            """
            INSERT INTO reported_attempt AS known (attempt_id, debtor_id, digest, at, legal_entity_id)
            SELECT id, debtor_id, decode(digest, 'hex'), :now, entity
            FROM unnest(:ids, :debtors, :digests, :entities) AS report (id, debtor_id, digest, entity)
            ORDER BY id
            ON CONFLICT (attempt_id) DO UPDATE SET digest = excluded.digest, at = excluded.at,
                remembered_at = now(), superseded = array_append(known.superseded, known.digest),
                legal_entity_id = excluded.legal_entity_id
            WHERE known.digest <> excluded.digest AND known.debtor_id = excluded.debtor_id
                AND coalesce(known.legal_entity_id, excluded.legal_entity_id)
                    = excluded.legal_entity_id
                AND excluded.digest <> ALL (known.superseded)
            RETURNING attempt_id
            """;

    private static final String KNOWN =
            """
            SELECT report.place - 1 AS place, noted.debtor_id = report.debtor_id
                    AND coalesce(noted.legal_entity_id, report.entity) = report.entity AS same_debtor,
                d.debtor_id IS NOT NULL AS debtor_known,
                ARRAY(
                    SELECT account FROM jsonb_array_elements_text(report.accounts::jsonb) AS account
                    WHERE NOT coalesce(
                        jsonb_exists((d.dossier #> '{facts,accounts}')::jsonb, account), false))
                    AS unknown_accounts,
                EXISTS (
                    SELECT FROM contact_point point
                    WHERE point.debtor_id = report.debtor_id AND point.endpoint = report.endpoint)
                    OR coalesce((d.dossier #> '{facts,profile,contactPoints}')::jsonb @> jsonb_build_array(
                        jsonb_build_object('endpoint', report.endpoint)), false) AS endpoint_known,
                report.permit_id = '' OR EXISTS (
                    SELECT FROM contact
                    WHERE debtor_id = report.debtor_id
                        AND decision ->> 'permitId' = report.permit_id) AS permit_known
            FROM unnest(:ids, :debtors, :permits, :accounts, :endpoints, :entities) WITH ORDINALITY
                AS report (id, debtor_id, permit_id, accounts, endpoint, entity, place)
            JOIN reported_attempt AS noted ON noted.attempt_id = report.id
            LEFT JOIN debtor d ON d.debtor_id = report.debtor_id
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    ReportedAttempts(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A report, and the SHA-256 of all it says, in hexadecimal digits. */
    record Digested(AttemptBody report, String digest) {}

    /**
     * Notes reports of different ids.
     *
     * @return those that are new or correct an earlier one; not those of which the same was noted
     *     before, even if it has been corrected since, or one of that id for somebody else
     */
    Flux<UUID> note(List<Digested> reports, Instant now) {
        return database.sql(NOTE)
                .bind("ids", ids(reports))
                .bind("debtors", texts(reports, one -> one.report().debtorId()))
                .bind("digests", texts(reports, Digested::digest))
                .bind("entities", texts(reports, one -> one.report().actor().legalEntityId()))
                .bind("now", now)
                .map(row -> get(row, "attempt_id", UUID.class))
                .all();
    }

    /** What is known of what noted reports name, in any order. */
    Flux<Known> known(List<Digested> reports) {
        return database.sql(KNOWN)
                .bind("ids", ids(reports))
                .bind("debtors", texts(reports, one -> one.report().debtorId()))
                .bind("permits", texts(reports, ReportedAttempts::permit))
                .bind(
                        "accounts",
                        texts(reports, one -> json.writeValueAsString(one.report().accountIds())))
                .bind("endpoints", texts(reports, one -> one.report().endpoint()))
                .bind("entities", texts(reports, one -> one.report().actor().legalEntityId()))
                .map(ReportedAttempts::knownIn)
                .all();
    }

    private static String permit(Digested one) {
        return Objects.requireNonNullElse(one.report().permitId(), "");
    }

    private static Known knownIn(Readable row) {
        return new Known(
                get(row, "place", Long.class).intValue(),
                get(row, "same_debtor", Boolean.class),
                get(row, "debtor_known", Boolean.class),
                get(row, "permit_known", Boolean.class),
                List.of(get(row, "unknown_accounts", String[].class)),
                get(row, "endpoint_known", Boolean.class));
    }

    private static UUID[] ids(List<Digested> reports) {
        return reports.stream().map(one -> one.report().eventId()).toArray(UUID[]::new);
    }

    private static String[] texts(List<Digested> reports, Function<Digested, String> text) {
        return reports.stream().map(text).toArray(String[]::new);
    }
}
