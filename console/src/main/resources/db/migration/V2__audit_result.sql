-- What a deed made, for whoever looks for it later.
alter table audit_entry add column result text;

create index audit_target on audit_entry (target, action) where target is not null;

comment on column audit_entry.result is 'what was made by it: of a corrected copy topic-partition@offset and event id';
comment on column audit_entry.status is 'HTTP status that came of it; null: began, and did not come to its end, or nobody knows whether it did';
