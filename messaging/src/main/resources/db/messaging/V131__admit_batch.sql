-- admit_all with digests as bytes: a letter per event, in their order. N new, D duplicate, P its key is
-- parked, K known as parked. Of an event that is among them twice both are said to be what the first is.
-- admit_all stays for instances of the version before.
create function admit_batch(
    of_group text, of_keys text[], of_topics text[], of_partitions integer[], at_offsets bigint[],
    at_times timestamptz[], event_ids uuid[], contents bytea[]) returns text language plpgsql as $$
declare
    is_any_parked boolean;
    admissions text;
begin
    perform pg_advisory_xact_lock(hashtextextended('inbox ' || of_group || ' ' || one.key, 0))
    from (select distinct key from unnest(of_keys) as keys (key) order by key) as one;
    -- of a record that was parked the key was as well, and mostly there is none
    select exists (
        select from parked_record where consumer_group = of_group and record_key = any(of_keys))
    into is_any_parked;
    with arrived as materialized (
        select row.*,
            is_any_parked and exists (
                select from parked_record
                where consumer_group = of_group and topic = row.of_topic
                    and partition = row.of_partition and record_offset = row.at_offset
                    and record_timestamp = row.at_time) as is_known,
            is_any_parked and exists (
                select from parked_record
                where consumer_group = of_group and record_key = row.key
                    and state = 'PARKED' and holds_key) as is_waiting
        from unnest(of_keys, of_topics, of_partitions, at_offsets, at_times, event_ids, contents)
            with ordinality
            as row (key, of_topic, of_partition, at_offset, at_time, event, digest, nth)
    ),
    marked as (
        insert into processed_event (consumer_group, event_id, digest)
        select of_group, arrived.event, arrived.digest from arrived
        where not is_known and not is_waiting
        on conflict do nothing
        returning event_id, digest
    )
    select string_agg(
        case
            when is_known then 'K'
            when is_waiting then 'P'
            when (arrived.event, arrived.digest) in (select event_id, digest from marked) then 'N'
            else 'D'
        end, '' order by arrived.nth)
    from arrived
    into admissions;
    return admissions;
end;
$$;
