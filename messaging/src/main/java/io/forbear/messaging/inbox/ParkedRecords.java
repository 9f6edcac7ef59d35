package io.forbear.messaging.inbox;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.messaging.inbox.Failure.Reason;
import io.forbear.messaging.wire.RecordHeaders;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of parked records. */
final class ParkedRecords {
    private static final String LOCK = "select lock_inbox_key(:group, :key)";

    private static final String ADD =
            """
            insert into parked_record (consumer_group, topic, partition, record_offset,
                record_timestamp, raw_key, record_key, holds_key, payload, headers, reason,
                exception_class, message)
            values (:group, :topic, :partition, :offset, :timestamp, :rawKey, :key, :holdsKey,
                :payload, cast(:headers as jsonb), :reason, :exception, :message)
            on conflict do nothing
            returning id, parked_at
            """;

    private static final String SELECT =
            """
            select position, id, consumer_group, topic, partition, record_offset, record_timestamp,
                raw_key, record_key, holds_key, payload, cast(headers as text) as headers, reason,
                exception_class, message, parked_at, replays,
                extract(epoch from clock_timestamp() - parked_at)::double precision as age
            from parked_record
            where state = 'PARKED'
            """;

    private static final String LIST =
            SELECT
                    + """
                    and (cast(:topic as text) is null or topic = :topic)
                    and (cast(:key as text) is null or record_key = :key)
                    and (cast(:reason as text) is null or reason = :reason)
                    and position > :after
                    order by position limit :limit
                    """;

    private static final String ONE = SELECT + "and id = :id";

    private static final String GROUPS =
            """
            select topic, reason, count(*) as records, count(distinct record_key) as keys,
                min(parked_at) as oldest, max(parked_at) as newest,
                min(position) as first_position, max(position) as last_position
            from parked_record
            where state = 'PARKED'
            group by topic, reason
            order by records desc, topic, reason
            """;

    private static final String AT = SELECT + "and position = any(:positions)";

    private static final String HEAD_OF_KEY =
            SELECT
                    + """
                    and holds_key and consumer_group = :group and record_key = :key
                    order by position limit 1 for update
                    """;

    private static final String ALONE = SELECT + "and id = :id and not holds_key for update";

    private static final String LINES =
            """
            select consumer_group, record_key, alone
            from (
                select consumer_group, position,
                    case when holds_key then record_key end as record_key,
                    case when not holds_key then id end as alone
                from parked_record
                where state = 'PARKED'
                    and (cast(:topic as text) is null or topic = :topic)
                    and (cast(:key as text) is null or record_key = :key)
                    and (cast(:ids as uuid[]) is null or id = any(:ids))
            ) chosen
            group by consumer_group, record_key, alone
            order by min(position)
            """;

    private static final String REMAINING =
            """
            select count(*) from parked_record
            where state = 'PARKED' and holds_key and consumer_group = :group and record_key = :key
            """;

    /** One that stood alone stays so: later records of its key have passed it. */
    private static final String FAILED_AGAIN =
            """
            update parked_record
            set reason = :reason, exception_class = :exception, message = :message,
                holds_key = holds_key and :holdsKey, replays = replays + 1
            where id = :id and state = 'PARKED'
            """;

    private static final String REPLAYED =
            "update parked_record set state = 'REPLAYED', decision = :decision where id = :id";

    private static final String DISMISS =
            """
            update parked_record set state = 'DISMISSED', decision = :decision
            where id = any(:ids) and state = 'PARKED'
            returning id
            """;

    private final DatabaseClient database;

    ParkedRecords(DatabaseClient database) {
        this.database = database;
    }

    /** Where and when a record was parked. */
    record Added(UUID id, Instant parkedAt) {}

    /**
     * Parked records of one topic that wait for one reason.
     *
     * @param oldest when the first of them was parked, in real time
     * @param first position of the first
     * @param last position of the last
     */
    record Group(
            String topic,
            Reason reason,
            long records,
            long keys,
            Instant oldest,
            Instant newest,
            long first,
            long last) {}

    /** Makes the key this transaction's own until it ends. */
    Mono<Void> lock(String group, String key) {
        return database.sql(LOCK).bind("group", group).bind("key", key).then();
    }

    /** Parks a record; empty if it is parked already. */
    Mono<Added> add(Received received, Failure failure) {
        return database.sql(ADD)
                .bind("group", received.group())
                .bind("topic", received.topic())
                .bind("partition", received.partition())
                .bind("offset", received.offset())
                .bind("timestamp", received.timestamp())
                .bind("rawKey", orNull(received.rawKey(), byte[].class))
                .bind("key", orNull(received.key(), String.class))
                .bind("holdsKey", failure.holdsKey() && received.key() != null)
                .bind("payload", orNull(received.value(), byte[].class))
                .bind("headers", RecordHeaders.json(received.headers()))
                .bind("reason", failure.reason().name())
                .bind("exception", orNull(failure.exceptionClass(), String.class))
                .bind("message", failure.message())
                .map(
                        row ->
                                new Added(
                                        get(row, "id", UUID.class),
                                        get(row, "parked_at", Instant.class)))
                .one();
    }

    /** Parked records in the order of their arrival. */
    Flux<ParkedRecord> list(ParkedFilter filter, long after, int limit) {
        var reason = filter.reason();
        return database.sql(LIST)
                .bind("topic", orNull(filter.topic(), String.class))
                .bind("key", orNull(filter.key(), String.class))
                .bind("reason", orNull(reason == null ? null : reason.name(), String.class))
                .bind("after", after)
                .bind("limit", limit)
                .map(ParkedRecords::parked)
                .all();
    }

    /** A record that is parked still; empty if there is none. */
    Mono<ParkedRecord> find(UUID id) {
        return database.sql(ONE).bind("id", id).map(ParkedRecords::parked).one();
    }

    /** Records that are parked still, by their positions. */
    Flux<ParkedRecord> at(List<Long> positions) {
        return database.sql(AT)
                .bind("positions", positions.toArray(Long[]::new))
                .map(ParkedRecords::parked)
                .all();
    }

    /** Parked records by topic and reason, the largest groups first. */
    Flux<Group> groups() {
        return database.sql(GROUPS).map(ParkedRecords::group).all();
    }

    /** The lines that the chosen records stand in, the one that waits longest first. */
    Flux<Line> lines(Selection selection) {
        var ids = selection.ids();
        return database.sql(LINES)
                .bind("topic", orNull(selection.topic(), String.class))
                .bind("key", orNull(selection.key(), String.class))
                .bind("ids", orNull(ids == null ? null : ids.toArray(UUID[]::new), UUID[].class))
                .map(ParkedRecords::line)
                .all();
    }

    /** The first record of a line; nobody else replays it until the transaction ends. */
    Mono<ParkedRecord> head(Line line) {
        return switch (line) {
            case Line.OfKey(var group, var key) ->
                    lock(group, key)
                            .then(
                                    database.sql(HEAD_OF_KEY)
                                            .bind("group", group)
                                            .bind("key", key)
                                            .map(ParkedRecords::parked)
                                            .one());
            case Line.OfOne(_, var id) ->
                    database.sql(ALONE).bind("id", id).map(ParkedRecords::parked).one();
        };
    }

    /** How many records still wait in a line. */
    Mono<Long> remaining(Line line) {
        return switch (line) {
            case Line.OfKey(var group, var key) ->
                    database.sql(REMAINING)
                            .bind("group", group)
                            .bind("key", key)
                            .mapValue(Long.class)
                            .one();
            case Line.OfOne _ -> Mono.just(0L);
        };
    }

    Mono<Void> failedAgain(UUID id, Failure failure) {
        return database.sql(FAILED_AGAIN)
                .bind("reason", failure.reason().name())
                .bind("exception", orNull(failure.exceptionClass(), String.class))
                .bind("message", failure.message())
                .bind("holdsKey", failure.holdsKey())
                .bind("id", id)
                .then();
    }

    Mono<Void> replayed(UUID id, UUID decision) {
        return database.sql(REPLAYED).bind("decision", decision).bind("id", id).then();
    }

    /** Ends the waiting of records without processing them; returns those that did wait. */
    Flux<UUID> dismiss(List<UUID> ids, UUID decision) {
        return database.sql(DISMISS)
                .bind("decision", decision)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all();
    }

    private static Group group(Readable row) {
        return new Group(
                get(row, "topic", String.class),
                Reason.valueOf(get(row, "reason", String.class)),
                get(row, "records", Long.class),
                get(row, "keys", Long.class),
                get(row, "oldest", Instant.class),
                get(row, "newest", Instant.class),
                get(row, "first_position", Long.class),
                get(row, "last_position", Long.class));
    }

    private static Line line(Readable row) {
        var group = get(row, "consumer_group", String.class);
        var alone = row.get("alone", UUID.class);
        return alone == null
                ? new Line.OfKey(group, get(row, "record_key", String.class))
                : new Line.OfOne(group, alone);
    }

    private static ParkedRecord parked(Readable row) {
        return new ParkedRecord(
                get(row, "position", Long.class),
                get(row, "id", UUID.class),
                received(row),
                new Failure(
                        Reason.valueOf(get(row, "reason", String.class)),
                        get(row, "holds_key", Boolean.class),
                        row.get("exception_class", String.class),
                        get(row, "message", String.class)),
                get(row, "parked_at", Instant.class),
                get(row, "age", Double.class),
                get(row, "replays", Integer.class));
    }

    private static Received received(Readable row) {
        return new Received(
                get(row, "consumer_group", String.class),
                get(row, "topic", String.class),
                get(row, "partition", Integer.class),
                get(row, "record_offset", Long.class),
                get(row, "record_timestamp", Instant.class),
                row.get("raw_key", byte[].class),
                row.get("record_key", String.class),
                row.get("payload", byte[].class),
                RecordHeaders.parse(get(row, "headers", String.class)));
    }
}
