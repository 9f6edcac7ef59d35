-- Who saw what is personal in a parked record, and why.
alter table parked_decision
    drop constraint parked_decision_kind_check,
    add constraint parked_decision_kind_check
        check (kind in ('REPLAY', 'DRY_RUN', 'DISMISSAL', 'UNMASKING'));
