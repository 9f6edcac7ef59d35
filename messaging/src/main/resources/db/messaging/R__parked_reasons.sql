-- The reasons that Failure.Reason and the streams' refusals know; repeatable, as their list grows.
alter table parked_record drop constraint parked_record_reason_check;
alter table parked_record add constraint parked_record_reason_check
    check (reason in ('UNDECODABLE', 'WRONG_KEY', 'REJECTED', 'TOO_OLD', 'FAILED', 'BEHIND'));
