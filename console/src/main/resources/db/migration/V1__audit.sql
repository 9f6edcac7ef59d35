-- Who did what through the console. An entry is written before anything is done; its status is
-- noted after. No bodies, no personal data: what was asked of a service is kept by that service.
create table audit_entry (
    position bigint generated always as identity primary key,
    id       uuid        not null unique default gen_random_uuid(),
    at       timestamptz not null default now(),
    subject  text        not null,
    action   text        not null check (action in ('RELAYED', 'UNMASKED', 'CORRECTED_COPY', 'SIGNED_IN')),
    service  text,
    method   text,
    path     text,
    target   text,
    reason   text,
    status   integer
);
create index audit_subject on audit_entry (subject, position);
create index audit_action on audit_entry (action, position);

comment on column audit_entry.at is 'real time, also under a simulated clock';
comment on column audit_entry.subject is 'subject of the token';
comment on column audit_entry.target is 'what it was done to: topic-partition@offset, or the id of a parked record';
comment on column audit_entry.status is 'HTTP status that came of it; null: began, and did not come to its end';
