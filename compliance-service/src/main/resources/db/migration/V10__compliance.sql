-- What compliance-service shows: projections of the topics it writes, and complaints.

-- One row per finding that was published, as it stands now: the document, and what queries look at.
create table violation (
    violation_id        text primary key,
    debtor_id           text        not null,
    status              text        not null check (status in ('RAISED', 'RESTATED', 'RETRACTED')),
    rule_id             text        not null,
    subject_occurred_at timestamptz not null,
    legal_entity_id     text,
    agent_ids           text[]      not null,
    document            jsonb       not null
);
-- listings go from the newest judged contact to the oldest
create index violation_newest on violation (subject_occurred_at desc, violation_id desc);
create index violation_of_debtor on violation (debtor_id, subject_occurred_at desc, violation_id desc);
create index violation_of_rule on violation (rule_id, subject_occurred_at desc, violation_id desc);
create index violation_of_agency on violation (legal_entity_id, subject_occurred_at desc, violation_id desc);
create index violation_of_collector on violation using gin (agent_ids);

-- Every raise, restatement and retraction with the violation as it then stood, numbered in the order
-- of the commits (writers take a lock for it), so that a reader who saw number n misses nothing by
-- asking for what is above n.
create table violation_change (
    number       bigint generated always as identity primary key,
    violation_id text  not null,
    document     jsonb not null
);
create index violation_change_of on violation_change (violation_id, number);

-- The gate's answers.
create table decision (
    proposal_id text primary key,
    debtor_id   text        not null,
    decided_at  timestamptz not null,
    document    jsonb       not null
);
create index decision_of_debtor on decision (debtor_id, decided_at desc, proposal_id desc);

create table complaint (
    complaint_id      text primary key,
    debtor_id         text        not null,
    kind              text        not null,
    complexity        text        not null,
    jurisdictions     text[]      not null,
    account_ids       text[]      not null,
    about_contact_ids text[]      not null,
    filed_event_id    uuid        not null,
    filed_at          timestamptz not null
);
create index complaint_of_debtor on complaint (debtor_id, filed_at desc);

-- Beside the complaint, because the answer may be heard of first.
create table complaint_resolution (
    complaint_id text primary key,
    debtor_id    text        not null,
    outcome      text        not null,
    root_cause   text,
    resolved_at  timestamptz not null
);

-- A caller who repeats a request under the same key gets the first answer again.
create table complaint_request (
    caller          text not null,
    idempotency_key text not null,
    digest          text not null,
    complaint_id    text not null,
    primary key (caller, idempotency_key)
);

-- Terms set by law: the newest word of compliance.deadline on each.
create table deadline (
    deadline_id text primary key,
    debtor_id   text        not null,
    status      text        not null,
    rule_id     text        not null,
    name        text        not null,
    citation    text        not null,
    subject_id  text        not null,
    due_at      timestamptz not null,
    changed_at  timestamptz not null
);
create index deadline_first on deadline (due_at, deadline_id);
