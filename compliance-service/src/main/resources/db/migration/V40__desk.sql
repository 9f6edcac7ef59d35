-- What examiners ask: what was proposed, which decisions, which violations of a contact.

-- What was proposed to the gate, beside its answers, because either may be heard of first.
create table proposal (
    proposal_id text primary key,
    debtor_id   text        not null,
    planned_at  timestamptz not null,
    document    jsonb       not null
);

-- listings go from the newest answer to the oldest
create index decision_newest on decision (decided_at desc, proposal_id desc);
create index decision_of_answer on decision ((document ->> 'answer'), decided_at desc, proposal_id desc);
create index decision_of_rule on decision using gin ((document -> 'findings') jsonb_path_ops);

-- from a contact to what was found on it, and so to its debtor
create index violation_of_subject on violation ((document ->> 'subjectId'));
