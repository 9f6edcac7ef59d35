-- Outgoing records, written in the transaction of the state change they tell of. The column names
-- are those of Debezium's outbox event router, which can take the relay's place.
create table outbox (
    position      bigint generated always as identity primary key,
    id            uuid        not null,
    aggregatetype text        not null,
    aggregateid   text,
    type          text        not null,
    payload       bytea,
    traceparent   text,
    tracestate    text,
    headers       jsonb       not null default '{}',
    created_at    timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

comment on table outbox is 'records to publish, removed once Kafka has them';
comment on column outbox.position is 'order of publication; per key it is the order of the commits';
comment on column outbox.id is 'event id';
comment on column outbox.aggregatetype is 'topic';
comment on column outbox.aggregateid is 'record key: the debtor id';
comment on column outbox.type is 'full name of the Avro record';
comment on column outbox.payload is 'the record value as it goes on the wire';
comment on column outbox.created_at is 'real time, also under a simulated clock';

-- The batch the relay is publishing. Its number goes to Kafka as a consumer offset, in the same
-- Kafka transaction as the records; so whoever finds it here can tell whether Kafka has them.
create table outbox_batch (
    number    bigint   primary key,
    positions bigint[] not null
);

-- Events that took effect.
create table processed_event (
    consumer_group text        not null,
    event_id       uuid        not null,
    digest         bytea       not null,
    processed_at   timestamptz not null default now(),
    primary key (consumer_group, event_id, digest)
);
create index processed_event_age on processed_event using brin (processed_at);

comment on column processed_event.digest is
    'SHA-256 of the encoded event without the schema id: the same event id with other content is a correction, not a duplicate';
comment on column processed_event.processed_at is 'real time, also under a simulated clock';

-- Records that could not be processed, and those of the same key that wait behind them.
create table parked_record (
    position         bigint generated always as identity primary key,
    id               uuid        not null unique,
    consumer_group   text        not null,
    topic            text        not null,
    partition        integer     not null,
    record_offset    bigint      not null,
    record_timestamp timestamptz not null,
    raw_key          bytea,
    record_key       text,
    holds_key        boolean     not null,
    payload          bytea,
    headers          jsonb       not null,
    state            text        not null check (state in ('PARKED', 'REPLAYED', 'DISMISSED')),
    reason           text        not null check (reason in ('UNDECODABLE', 'WRONG_KEY', 'REJECTED', 'FAILED', 'BEHIND')),
    exception_class  text,
    message          text        not null,
    first_failed_at  timestamptz not null,
    attempts         integer     not null,
    unique (consumer_group, topic, partition, record_offset, record_timestamp)
);
create index parked_key on parked_record (consumer_group, record_key, position) where state = 'PARKED';
create index parked_open on parked_record (position) where state = 'PARKED';

comment on table parked_record is 'position is the order of arrival, which replay keeps per key';
comment on column parked_record.record_key is 'the key as text; null if there was none or it is not text';
comment on column parked_record.holds_key is
    'whether later records of the key wait: not for records without a usable key or with another debtor''s';

-- Who decided what about parked records, and why.
create table parked_decision (
    id         uuid        primary key,
    decided_at timestamptz not null default now(),
    actor      text        not null,
    kind       text        not null check (kind in ('REPLAY', 'DISMISSAL')),
    reason     text        not null,
    selection  jsonb       not null,
    result     jsonb       not null
);
