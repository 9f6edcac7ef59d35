ALTER TABLE plan
    -- why it was stopped: DECEASED or BANKRUPT
    ADD COLUMN stop_reason text,
    -- the plan that was agreed in its place, and when
    ADD COLUMN successor_plan_id text UNIQUE REFERENCES plan,
    ADD COLUMN replaced_on date;

-- Pauses that were agreed for one plan; those that a debtor declares follow from his declarations.
CREATE TABLE plan_pause (
    pause_id  uuid PRIMARY KEY,
    plan_id   text NOT NULL REFERENCES plan,
    from_on   date NOT NULL,
    until_on  date NOT NULL,
    because   text NOT NULL,
    agreed_by text NOT NULL
);

CREATE INDEX plan_pause_plan ON plan_pause (plan_id);

-- Reminders that were asked for.
CREATE TABLE plan_reminder (
    plan_id  text        NOT NULL REFERENCES plan,
    reminder text        NOT NULL,
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (plan_id, reminder)
);
