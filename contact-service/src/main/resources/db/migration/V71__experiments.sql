-- Accounts that began a run in an arm of an experiment. The first arm stays: a debtor is always in the same
-- one as long as the experiment lasts. experiment: what stands before the colon of the arm.
CREATE TABLE experiment_entry (
    arm        text        NOT NULL,
    debtor_id  text        NOT NULL,
    account_id text        NOT NULL,
    strategy   text        NOT NULL,
    entered_at timestamptz NOT NULL,
    experiment text GENERATED ALWAYS AS (split_part(arm, ':', 1)) STORED,
    PRIMARY KEY (experiment, debtor_id, account_id)
);

-- Previews of strategies: what was asked, how far it is, and what came out. alive_at: when its instance last
-- said that it is still at it, in real time.
CREATE TABLE strategy_preview (
    preview_id uuid PRIMARY KEY,
    asked_by   text        NOT NULL,
    begun_at   timestamptz NOT NULL,
    state      text        NOT NULL,
    done       int         NOT NULL,
    total      int         NOT NULL,
    report     jsonb,
    problem    text,
    alive_at   timestamptz NOT NULL DEFAULT now()
);
