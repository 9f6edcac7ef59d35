-- Who accepted a plan for which side, when and how; an acceptance is never changed.
CREATE TABLE plan_acceptance (
    plan_id       text        NOT NULL REFERENCES plan,
    side          text        NOT NULL,
    accepted_at   timestamptz NOT NULL,
    -- null: not stated
    channel       text,
    accepted_by   text        NOT NULL,
    -- by whom it was entered here
    entered_by    text        NOT NULL,
    oral          boolean,
    recording_ref text,
    PRIMARY KEY (plan_id, side)
);
