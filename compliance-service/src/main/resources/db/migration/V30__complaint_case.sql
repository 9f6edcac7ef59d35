-- The handling of complaints: who did what and when, and what listings sort by.

create table complaint_step (
    complaint_id text        not null,
    number       int         not null,
    action       text        not null,
    done_at      timestamptz not null,
    done_by      text,
    subject      text,
    reason       text,
    note         text,
    sent_at      timestamptz,
    primary key (complaint_id, number)
);
comment on table complaint_step is 'appended to, never changed; where a case stands follows from its steps';
comment on column complaint_step.done_by is 'subject of the token; null: another system';
comment on column complaint_step.subject is 'the handler assigned, the complexity asked for, the outcome';

-- Extensions as complaint.extended tells of them, those of other systems too.
create table complaint_extension (
    event_id       uuid primary key,
    complaint_id   text        not null,
    debtor_id      text        not null,
    complexity     text        not null,
    reason         text,
    requested_by   text,
    approved_by    text,
    extended_at    timestamptz not null,
    notice_sent_at timestamptz
);
create index complaint_extension_of on complaint_extension (complaint_id, extended_at);

-- The personal part of the answer stays here; events carry codes only.
alter table complaint_resolution add column remedy text;
alter table complaint_resolution add column summary text;

-- What the case file said of a complaint when it was looked at last; can be emptied at any time.
create table complaint_outlook (
    complaint_id  text primary key,
    due_at        timestamptz,
    jurisdictions text[]      not null,
    looked_at     timestamptz not null
);
comment on column complaint_outlook.due_at is 'end of the first term that runs; null: none does';

create index complaint_newest on complaint (filed_at desc, complaint_id desc);
create index deadline_of_subject on deadline (subject_id);
