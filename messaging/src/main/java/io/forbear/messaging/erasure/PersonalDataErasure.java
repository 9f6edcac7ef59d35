package io.forbear.messaging.erasure;

import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases in this service's database the personal data of a debtor, but for what is to be kept.
 * Records of the debtor that were parked go with it: they are dismissed, and what they said is
 * gone.
 */
public final class PersonalDataErasure {
    /** One decision for all, only if any are left to dismiss. */
    private static final String DISMISS =
            """
            with waiting as (
                select position from parked_record
                where record_key = :debtorId and state = 'PARKED' for update),
            decided as (
                insert into parked_decision (actor, kind, reason, selection, result)
                select 'erasure', 'DISMISSAL', :reason, '{}'::jsonb,
                    jsonb_build_object('dismissed', count(*))
                from waiting having count(*) > 0
                returning id)
            update parked_record set state = 'DISMISSED', decision = decided.id
            from decided
            where position in (select position from waiting)
            """;

    /** The message of a failure may quote what the record said. */
    private static final String EMPTY =
            """
            update parked_record set payload = null, message = :reason, headers = '{}'
            where record_key = :debtorId and payload is not null
            """;

    private final DatabaseClient database;
    private final List<PersonalRows> rows;

    public PersonalDataErasure(DatabaseClient database, List<PersonalRows> rows) {
        this.database = database;
        this.rows = List.copyOf(rows);
    }

    /**
     * Erases; the caller has a transaction.
     *
     * @param kept classes of data that are to be kept
     */
    public Mono<Void> erase(String debtorId, Collection<String> kept) {
        return Flux.fromIterable(rows)
                .filter(one -> !kept.contains(one.what()))
                .concatMapIterable(PersonalRows::statements)
                .concatMap(sql -> database.sql(sql).bind("debtorId", debtorId).then())
                .then(parked(DISMISS, debtorId))
                .then(parked(EMPTY, debtorId));
    }

    private Mono<Void> parked(String sql, String debtorId) {
        return database.sql(sql)
                .bind("debtorId", debtorId)
                .bind("reason", PersonalRows.ERASED)
                .then();
    }
}
