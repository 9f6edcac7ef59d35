-- When a request was noted, in real time also under a simulated clock: it is forgotten after a while.
ALTER TABLE answered_request ADD COLUMN remembered_at timestamptz NOT NULL DEFAULT now();

CREATE INDEX answered_request_age ON answered_request USING brin (remembered_at);
