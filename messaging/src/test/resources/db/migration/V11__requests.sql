create table sample_request (
    idempotency_key text primary key,
    remembered_at   timestamptz not null default now()
);
