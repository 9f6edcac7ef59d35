-- When a request was noted, in real time also under a simulated clock: it is forgotten after a while.
ALTER TABLE reported_attempt ADD COLUMN remembered_at timestamptz NOT NULL DEFAULT now();

CREATE INDEX reported_attempt_age ON reported_attempt USING brin (remembered_at);
