package io.forbear.contact.erasure;

import io.forbear.packs.retention.DataClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Destroys what this service keeps of a person. The caller has a transaction and holds the debtor.
 */
@Component
class Destruction {
    /** Where something lies, and how it is destroyed. */
    private record Place(DataClass what, String where, String sql) {}

    /**
     * A row of an agency's file is his if one of its fields is his id, not if it occurs in
     * another's id; and only once it was worked off, or the attempt it tells of would be lost.
     */
    private static final List<Place> PLACES =
            List.of(
                    new Place(
                            DataClass.CONTACT_POINTS,
                            "contact_point",
                            "DELETE FROM contact_point WHERE debtor_id = :debtorId"),
                    new Place(
                            DataClass.CONTACT_POINTS,
                            "contact_wish",
                            "DELETE FROM contact_wish WHERE debtor_id = :debtorId"),
                    new Place(
                            DataClass.FREE_TEXTS,
                            "task (note, result_note)",
                            """
                            UPDATE task SET note = NULL, result_note = NULL
                            WHERE debtor_id = :debtorId
                                AND (note IS NOT NULL OR result_note IS NOT NULL)
                            """),
                    new Place(
                            DataClass.FREE_TEXTS,
                            "task_history (detail)",
                            """
                            UPDATE task_history SET detail = NULL
                            WHERE detail IS NOT NULL AND task_id IN (
                                SELECT task_id FROM task WHERE debtor_id = :debtorId)
                            """),
                    new Place(
                            DataClass.FREE_TEXTS,
                            "stated (reason)",
                            """
                            UPDATE stated SET reason = NULL
                            WHERE debtor_id = :debtorId AND reason IS NOT NULL
                            """),
                    new Place(
                            DataClass.FREE_TEXTS,
                            "attempt_file_row (content, errors, warnings)",
                            """
                            UPDATE attempt_file_row SET
                                content = '', errors = NULL, warnings = NULL
                            WHERE content <> '' AND standing IS NOT NULL AND (
                                attempt_id IN (
                                    SELECT attempt_id FROM contact
                                    WHERE debtor_id = :debtorId AND attempt_id IS NOT NULL)
                                OR position(convert_to(:debtorId, 'UTF8') IN content) > 0
                                    AND convert_from(convert_to(:debtorId, 'UTF8'), 'LATIN1') = ANY (
                                        regexp_split_to_array(convert_from(content, 'LATIN1'),
                                            '[[:space:]]*[,;|"\t\r\n]+[[:space:]]*')))
                            """),
                    new Place(
                            DataClass.MESSAGE_TEXTS,
                            "contact (proposal: subject, message, facts)",
                            """
                            UPDATE contact SET proposal = (proposal::jsonb
                                #- '{contact,subject}' #- '{contact,message}'
                                #- '{contact,wording}')::json
                            WHERE debtor_id = :debtorId
                                AND proposal -> 'contact' ->> 'message' IS NOT NULL
                            """),
                    new Place(
                            DataClass.MESSAGE_TEXTS,
                            "letter (addressed_digest)",
                            """
                            UPDATE letter SET addressed_digest = NULL
                            WHERE addressed_digest IS NOT NULL AND contact_id IN (
                                SELECT contact_id FROM contact WHERE debtor_id = :debtorId)
                            """));

    private final DatabaseClient database;

    Destruction(DatabaseClient database) {
        this.database = database;
    }

    /**
     * All of these classes of data.
     *
     * @return what was there
     */
    Flux<Destroyed> of(String debtorId, Set<DataClass> classes) {
        return Flux.fromIterable(PLACES)
                .filter(place -> classes.contains(place.what()))
                .concatMap(place -> destroy(debtorId, place))
                .filter(destroyed -> destroyed.rows() > 0);
    }

    private Mono<Destroyed> destroy(String debtorId, Place place) {
        return database.sql(place.sql())
                .bind("debtorId", debtorId)
                .fetch()
                .rowsUpdated()
                .map(rows -> new Destroyed(place.what(), place.where(), rows));
    }

    /** The newest contact with a debtor, or attempt at one; empty: there was none. */
    Mono<Instant> lastContact(String debtorId) {
        return database.sql("SELECT max(at) AS at FROM reach_attempt WHERE debtor_id = :debtorId")
                .bind("debtorId", debtorId)
                .map(row -> Optional.ofNullable(row.get("at", Instant.class)))
                .one()
                .flatMap(Mono::justOrEmpty);
    }
}
