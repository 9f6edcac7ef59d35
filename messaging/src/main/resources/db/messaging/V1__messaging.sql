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

-- Who decided what about parked records, and why.
create table parked_decision (
    id         uuid        primary key default gen_random_uuid(),
    decided_at timestamptz not null default now(),
    actor      text        not null,
    kind       text        not null check (kind in ('REPLAY', 'DRY_RUN', 'DISMISSAL')),
    reason     text        not null,
    selection  jsonb       not null,
    result     jsonb
);

comment on column parked_decision.actor is 'subject of the token';
comment on column parked_decision.result is 'null: began, and did not come to its end';

-- Records that could not be processed, and those of the same key that wait behind them.
create table parked_record (
    position         bigint generated always as identity primary key,
    id               uuid        not null unique default gen_random_uuid(),
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
    state            text        not null default 'PARKED'
        check (state in ('PARKED', 'REPLAYED', 'DISMISSED')),
    reason           text        not null
        check (reason in ('UNDECODABLE', 'WRONG_KEY', 'REJECTED', 'FAILED', 'BEHIND')),
    exception_class  text,
    message          text        not null,
    parked_at        timestamptz not null default now(),
    replays          integer     not null default 0,
    decision         uuid        references parked_decision (id),
    unique (consumer_group, topic, partition, record_offset, record_timestamp)
);
create index parked_key on parked_record (consumer_group, record_key, position)
    where state = 'PARKED' and holds_key;
create index parked_open on parked_record (position) where state = 'PARKED';

comment on column parked_record.position is 'order of arrival, which a replay keeps per key';
comment on column parked_record.record_key is
    'the key as text; null if there was none, or none that is text';
comment on column parked_record.holds_key is
    'whether later records of the key wait: not behind one whose key is unusable or another debtor''s';
comment on column parked_record.parked_at is 'real time, also under a simulated clock';
comment on column parked_record.replays is 'how often a replay failed';
comment on column parked_record.decision is 'what ended it';

-- One key of one consumer group belongs to one transaction at a time: a record that arrives waits
-- for a replay of the same key, and the other way round. Held until the transaction ends.
create function lock_inbox_key(of_group text, of_key text) returns void language sql as $$
    select pg_advisory_xact_lock(hashtextextended('inbox ' || of_group || ' ' || of_key, 0));
$$;

-- Whether an event that arrives is to take effect; if so, it is marked as processed.
--   NEW        it is
--   DUPLICATE  it did already
--   PARKED     its key is parked: it has to wait behind
--   KNOWN      this very record was parked before, and is being delivered again
create function admit_event(
    of_group text, of_key text, of_topic text, of_partition integer, at_offset bigint,
    at_time timestamptz, event uuid, content bytea) returns text language plpgsql as $$
begin
    perform lock_inbox_key(of_group, of_key);
    if exists (
        select from parked_record
        where consumer_group = of_group and topic = of_topic and partition = of_partition
            and record_offset = at_offset and record_timestamp = at_time) then
        return 'KNOWN';
    end if;
    if exists (
        select from parked_record
        where consumer_group = of_group and record_key = of_key
            and state = 'PARKED' and holds_key) then
        return 'PARKED';
    end if;
    insert into processed_event (consumer_group, event_id, digest)
    values (of_group, event, content)
    on conflict do nothing;
    return case when found then 'NEW' else 'DUPLICATE' end;
end;
$$;
