package io.forbear.messaging.outbox;

import static io.forbear.service.row.Column.get;
import static java.util.Objects.requireNonNull;

import io.forbear.messaging.wire.RecordHeaders;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The relay's own database connection, outside the pool. The right to publish is a lock of this
 * connection: it ends with it, however the process ends, and another replica takes over.
 */
final class RelaySession implements AutoCloseable {
    /** An answer that takes longer counts as a dead connection. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String LEAD =
            "select pg_try_advisory_lock(hashtextextended('forbear outbox relay', 0))";

    /** One statement, one round trip: picks the next rows and notes down which ones. */
    private static final String TAKE =
            """
            with waiting as materialized (
                select *, sum(coalesce(records, 1)) over (order by position)
                    - coalesce(records, 1) as before
                from (select * from outbox order by position limit :size) as oldest
            ), batch as materialized (
                select * from waiting where before < :size
            ), noted as (
                insert into outbox_batch (number, positions)
                select :number, array_agg(position) from batch having count(*) > 0
            )
            select position, aggregatetype, aggregateid, payload, records,
                traceparent, tracestate, cast(headers as text) as headers
            from batch order by position
            """;

    private static final String SETTLE =
            """
            with published as (
                delete from outbox where position = any(:positions)
            )
            delete from outbox_batch where number = :number
            """;

    private static final String SETTLE_NOTED =
            """
            with settled as (
                delete from outbox_batch where number = :number returning positions
            )
            delete from outbox using settled where outbox.position = any(settled.positions)
            """;

    private static final String BACKLOG =
            """
            select coalesce(sum(coalesce(records, 1)), 0) as rows,
                coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)
                    ::double precision as age
            from (select created_at, records from outbox order by position limit 1000000) waiting
            """;

    private final PostgresqlConnection connection;
    private final DatabaseClient database;

    private RelaySession(PostgresqlConnection connection, ConnectionFactoryMetadata metadata) {
        this.connection = connection;
        this.database =
                DatabaseClient.create(new SingleConnectionFactory(connection, metadata, true));
    }

    static RelaySession open(ConnectionFactory factory) {
        var connection = (PostgresqlConnection) await(Mono.from(factory.create()));
        return new RelaySession(requireNonNull(connection), factory.getMetadata());
    }

    /** Whether this session is the one that publishes, from now until it ends. */
    boolean tryLead() {
        return requireNonNull(await(database.sql(LEAD).mapValue(Boolean.class).one()));
    }

    /** Lets commits of other replicas wake this one. */
    void listen(Wakeup wakeup) {
        // ends with the connection, and so does everything else this session waits for
        connection.getNotifications().subscribe(_ -> wakeup.signal(), _ -> wakeup.signal());
        await(database.sql("listen forbear_outbox").then());
    }

    /** Tells the replica that publishes that there is something to publish. */
    void wakeLeader() {
        await(database.sql("notify forbear_outbox").then());
    }

    /**
     * The next rows, until there are so many records; they stay in the table until {@link #settle}.
     */
    Batch take(long number, int size) {
        var rows =
                database.sql(TAKE)
                        .bind("number", number)
                        .bind("size", size)
                        .map(RelaySession::rows)
                        .all()
                        .flatMapIterable(some -> some)
                        .collectList();
        return new Batch(number, requireNonNull(await(rows)));
    }

    /** Removes a batch that Kafka has. */
    void settle(Batch batch) {
        await(
                database.sql(SETTLE)
                        .bind("number", batch.number())
                        .bind("positions", batch.positions())
                        .then());
    }

    /** The number of the batch that was being published when the last leader ended. */
    Optional<Long> unsettled() {
        var number = database.sql("select number from outbox_batch order by number desc limit 1");
        return Optional.ofNullable(await(number.mapValue(Long.class).one()));
    }

    /** Removes the rows of a batch of an earlier leader, which Kafka has. */
    void settle(long number) {
        await(database.sql(SETTLE_NOTED).bind("number", number).then());
    }

    /** Forgets a batch of an earlier leader, which Kafka does not have; its rows stay. */
    void forget(long number) {
        await(
                database.sql("delete from outbox_batch where number = :number")
                        .bind("number", number)
                        .then());
    }

    Backlog backlog() {
        return requireNonNull(
                await(
                        database.sql(BACKLOG)
                                .map(
                                        row ->
                                                new Backlog(
                                                        get(row, "rows", Long.class),
                                                        get(row, "age", Double.class)))
                                .one()));
    }

    @Override
    public void close() {
        await(connection.close());
    }

    private static List<Batch.Row> rows(Readable row) {
        long position = get(row, "position", Long.class);
        return row.get("records", Integer.class) == null
                ? List.of(new Batch.Row(position, message(row)))
                : Bundle.read(get(row, "payload", byte[].class)).stream()
                        .map(message -> new Batch.Row(position, message))
                        .toList();
    }

    private static ProducerRecord<String, byte[]> message(Readable row) {
        var message =
                new ProducerRecord<String, byte[]>(
                        get(row, "aggregatetype", String.class),
                        row.get("aggregateid", String.class),
                        row.get("payload", byte[].class));
        RecordHeaders.parse(get(row, "headers", String.class))
                .forEach((name, value) -> RecordHeaders.add(message.headers(), name, value));
        for (var name : List.of(RecordHeaders.TRACEPARENT, RecordHeaders.TRACESTATE)) {
            RecordHeaders.add(message.headers(), name, row.get(name, String.class));
        }
        return message;
    }

    private static <T> @Nullable T await(Mono<T> answer) {
        return answer.block(LIMIT);
    }
}
