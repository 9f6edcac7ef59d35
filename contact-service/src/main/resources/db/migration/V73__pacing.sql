-- A debtor whose next contact waits in the line of a pace: the lowest rank goes first.
ALTER TABLE debtor ADD COLUMN paced_by text;
ALTER TABLE debtor ADD COLUMN paced_rank timestamptz;

CREATE INDEX debtor_paced ON debtor (paced_by, paced_rank, debtor_id) WHERE paced_by IS NOT NULL;

-- The next free slot of each pace, shared by all instances.
CREATE TABLE pace (
    pace_id text PRIMARY KEY,
    free_at timestamptz NOT NULL
);
