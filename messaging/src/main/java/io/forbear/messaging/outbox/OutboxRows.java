package io.forbear.messaging.outbox;

import static io.forbear.messaging.wire.RecordHeaders.TRACEPARENT;
import static io.forbear.messaging.wire.RecordHeaders.TRACESTATE;
import static io.forbear.service.row.Column.orNull;
import static io.forbear.service.row.Values.texts;

import io.forbear.messaging.wire.RecordHeaders;
import io.forbear.service.row.Values;
import io.r2dbc.spi.Parameter;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Adds rows to the outbox in the surrounding transaction.
 *
 * <p>Positions are handed out when a row is inserted, but rows become visible when their
 * transactions commit, so two transactions of one key could publish in the wrong order. The lock on
 * the key, taken before the position and held until the commit, rules that out: per key, positions
 * are in the order of the commits.
 */
public final class OutboxRows {
    private static final String INSERT =
            """
            with key_lock as materialized (
                select pg_advisory_xact_lock(
                    hashtextextended('outbox ' || coalesce(cast(:key as text), ''), 0)))
            insert into outbox
                (id, aggregatetype, aggregateid, type, payload, traceparent, tracestate, headers)
            select :id, :topic, :key, :type, :payload, :traceparent, :tracestate,
                cast(:headers as jsonb)
            from key_lock
            """;

    /** Locks the keys in their order; who waits for it has them all. */
    private static final String LOCKED =
            """
            with locked as materialized (
                select count(*) from (
                    select pg_advisory_xact_lock(hashtextextended('outbox ' || key, 0))
                    from (select distinct key from unnest(:locks) as of (key) order by key) as keys
                ) as locks)
            """;

    private static final String INSERT_ALL =
            LOCKED
                    + """
                    insert into outbox
                        (id, aggregatetype, aggregateid, type, payload, traceparent, tracestate, headers)
                    select id, topic, key, type, payload, traceparent, tracestate, cast(headers as jsonb)
                    from locked, unnest(:ids, :topics, :keys, :types, :payloads, :traceparents,
                        :tracestates, :headers) with ordinality as row
                        (id, topic, key, type, payload, traceparent, tracestate, headers, place)
                    order by place
                    """;

    /** No topic of Kafka has such a name: a relay that knows no bundles must publish none. */
    private static final String INSERT_BUNDLES =
            LOCKED
                    + """
                    insert into outbox (id, aggregatetype, type, records, payload)
                    select id, '- bundle -', 'bundle', records, payload
                    from locked, unnest(:ids, :records, :payloads) with ordinality as row
                        (id, records, payload, place)
                    order by place
                    """;

    private final DatabaseClient database;
    private final Wakeup wakeup;
    private final boolean bundling;

    /**
     * An outbox.
     *
     * @param bundling whether what is added in one go may be one row; only our relay reads such
     */
    public OutboxRows(DatabaseClient database, Wakeup wakeup, boolean bundling) {
        this.database = database;
        this.wakeup = wakeup;
        this.bundling = bundling;
    }

    /**
     * Adds a row; the relay is woken once the transaction has committed.
     *
     * @return fails with {@link IllegalStateException} outside a transaction
     */
    public Mono<Void> insert(OutboxRow row) {
        return requireTransaction().then(Mono.defer(() -> insertRow(row)));
    }

    /**
     * Adds rows in the order given, in one go; their keys are locked in the order of the keys.
     *
     * @return fails with {@link IllegalStateException} outside a transaction
     */
    public Mono<Void> insertAll(List<OutboxRow> rows) {
        return rows.isEmpty()
                ? Mono.empty()
                : requireTransaction()
                        .then(Mono.defer(() -> locking(rows, inserting(rows)).then()));
    }

    private GenericExecuteSpec inserting(List<OutboxRow> rows) {
        return bundling && rows.size() > 1 ? bundles(Bundle.of(rows)) : single(rows);
    }

    private static GenericExecuteSpec locking(List<OutboxRow> rows, GenericExecuteSpec insert) {
        var keys = rows.stream().map(row -> Objects.requireNonNullElse(row.key(), "")).distinct();
        return insert.bind("locks", texts(keys.toList(), key -> key));
    }

    private GenericExecuteSpec bundles(List<Bundle> bundles) {
        return database.sql(INSERT_BUNDLES)
                .bind("ids", Values.uuids(bundles, Bundle::id))
                .bind("records", Values.integers(bundles, Bundle::records))
                .bind("payloads", Values.bytes(bundles, Bundle::bytes));
    }

    private GenericExecuteSpec single(List<OutboxRow> rows) {
        return database.sql(INSERT_ALL)
                .bind("ids", Values.uuids(rows, OutboxRow::id))
                .bind("topics", texts(rows, OutboxRow::topic))
                .bind("keys", texts(rows, OutboxRow::key))
                .bind("types", texts(rows, OutboxRow::type))
                .bind("payloads", Values.bytes(rows, OutboxRow::payload))
                .bind("traceparents", texts(rows, row -> row.headers().get(TRACEPARENT)))
                .bind("tracestates", texts(rows, row -> row.headers().get(TRACESTATE)))
                .bind("headers", texts(rows, OutboxRows::headers));
    }

    private static String headers(OutboxRow row) {
        return RecordHeaders.json(RecordHeaders.withoutTrace(row.headers()));
    }

    private Mono<Void> insertRow(OutboxRow row) {
        return database.sql(INSERT)
                .bind("id", row.id())
                .bind("topic", row.topic())
                .bind("key", orNull(row.key(), String.class))
                .bind("type", row.type())
                .bind("payload", orNull(row.payload(), byte[].class))
                .bind("traceparent", header(row, TRACEPARENT))
                .bind("tracestate", header(row, TRACESTATE))
                .bind("headers", headers(row))
                .then();
    }

    private static Parameter header(OutboxRow row, String name) {
        return orNull(row.headers().get(name), String.class);
    }

    private Mono<Void> requireTransaction() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .filter(TransactionSynchronizationManager::isActualTransactionActive)
                .switchIfEmpty(Mono.error(OutboxRows::outsideTransaction))
                .onErrorMap(NoTransactionException.class, _ -> outsideTransaction())
                .doOnNext(transaction -> transaction.registerSynchronization(new WakeRelay()))
                .then();
    }

    private static IllegalStateException outsideTransaction() {
        return new IllegalStateException(
                "an event is published in the transaction of the change it tells of; there is none");
    }

    private final class WakeRelay implements TransactionSynchronization {
        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(wakeup::signal);
        }
    }
}
