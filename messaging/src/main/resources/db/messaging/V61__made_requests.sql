-- Requests that callers marked with a key, and what they made; a repeated one makes nothing new.
-- The number follows the services' own, which share one history with this folder.
create table made_request (
    subject         text        not null,
    idempotency_key text        not null,
    digest          text        not null,
    made            text        not null,
    remembered_at   timestamptz not null default now(),
    primary key (subject, idempotency_key)
);

comment on column made_request.made is 'id of what it made';
comment on column made_request.remembered_at is 'real time, also under a simulated clock';

create index made_request_age on made_request using brin (remembered_at);
