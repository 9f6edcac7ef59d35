-- What compliance-service found of contacts: the last word on each finding. Read by reports on experiments.
CREATE TABLE contact_finding (
    violation_id text PRIMARY KEY,
    debtor_id    text        NOT NULL,
    -- event id of the attempt
    subject_id   text        NOT NULL,
    rule_id      text        NOT NULL,
    consequence  text        NOT NULL,
    retracted    boolean     NOT NULL,
    told_at      timestamptz NOT NULL,
    event_id     uuid        NOT NULL
);

CREATE INDEX contact_finding_subject ON contact_finding (subject_id) WHERE NOT retracted;

-- A task made by hand has no report behind it, but a person who made it.
ALTER TABLE task ALTER COLUMN cause DROP NOT NULL;
ALTER TABLE task ALTER COLUMN attempt_id DROP NOT NULL;
ALTER TABLE task ADD COLUMN made_by text;
CREATE INDEX task_ended ON task (ended_at) WHERE ended_at IS NOT NULL;
