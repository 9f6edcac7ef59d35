-- admit_event for many at a time, in their order: what is to become of each. Of an event that is among
-- them twice, the first is new.
create function admit_events(
    of_group text, of_keys text[], of_topics text[], of_partitions integer[], at_offsets bigint[],
    at_times timestamptz[], event_ids uuid[], contents text[])
    returns table (place bigint, admission text) language plpgsql as $$
begin
    perform lock_inbox_key(of_group, one.key)
    from (select distinct key from unnest(of_keys) as keys (key) order by key) as one;
    return query
    with arrived as materialized (
        select row.*, decode(row.content, 'hex') as digest,
            row_number() over (partition by row.event, row.content order by row.nth) as time,
            exists (
                select from parked_record
                where consumer_group = of_group and topic = row.of_topic
                    and partition = row.of_partition and record_offset = row.at_offset
                    and record_timestamp = row.at_time) as is_known
        from unnest(of_keys, of_topics, of_partitions, at_offsets, at_times, event_ids, contents)
            with ordinality
            as row (key, of_topic, of_partition, at_offset, at_time, event, content, nth)
    ),
    waiting as materialized (
        select distinct record_key from parked_record
        where consumer_group = of_group and record_key = any(of_keys)
            and state = 'PARKED' and holds_key
    ),
    marked as (
        insert into processed_event (consumer_group, event_id, digest)
        select of_group, arrived.event, arrived.digest from arrived
        where not is_known and time = 1 and key not in (select record_key from waiting)
        on conflict do nothing
        returning event_id, digest
    )
    select arrived.nth,
        case
            when is_known then 'KNOWN'
            when key in (select record_key from waiting) then 'PARKED'
            when time = 1 and marked.event_id is not null then 'NEW'
            else 'DUPLICATE'
        end
    from arrived
    left join marked on marked.event_id = arrived.event and marked.digest = arrived.digest;
end;
$$;
