-- The life of rule packs: their texts, and what back-tests of drafts have shown.

create table rule_pack (
    rule_pack_id   text primary key,
    pack           text        not null,
    version        text        not null,
    title          text        not null,
    effective_from timestamptz not null,
    digest         text        not null,
    yaml           text        not null,
    author         text        not null,
    created_at     timestamptz not null,
    status         text        not null check (status in ('DRAFT', 'SHADOW', 'ACTIVE')),
    approver       text,
    approved_at    timestamptz,
    check (status = 'DRAFT' or approver is not null),
    check (author <> approver or author = 'shipped')
);
create index rule_pack_listing on rule_pack (pack, rule_pack_id);
-- a version that judges has one text
create unique index rule_pack_active on rule_pack (pack, version) where status = 'ACTIVE';

comment on column rule_pack.digest is 'SHA-256 of the YAML text, hexadecimal';
comment on column rule_pack.author is 'subject of the token; shipped: part of the product';

create table rule_pack_backtest (
    rule_pack_id text        not null references rule_pack on delete cascade,
    number       int         not null,
    digest       text        not null,
    requested_by text        not null,
    started_at   timestamptz not null,
    request      jsonb       not null,
    status       text        not null check (status in ('RUNNING', 'FINISHED', 'FAILED', 'INTERRUPTED')),
    records_done bigint      not null default 0,
    records_all  bigint      not null default 0,
    alive_at     timestamptz not null default now(),
    finished_at  timestamptz,
    report       jsonb,
    failure      text,
    primary key (rule_pack_id, number)
);

comment on column rule_pack_backtest.digest is 'of the text that was tested';
comment on column rule_pack_backtest.alive_at is 'real time at which the instance that runs it last said so';
