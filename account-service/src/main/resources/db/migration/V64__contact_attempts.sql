-- What came of attempts to reach debtors, as far as segments ask: one narrow row per attempt, the newest
-- word on it. Of each debtor 400 days are kept, counted from his newest attempt.
CREATE TABLE contact_attempt (
    event_id    uuid PRIMARY KEY,
    debtor_id   text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    result      text        NOT NULL CHECK (result IN ('REACHED', 'CALLED_BACK', 'IN_VAIN', 'WRONG_NUMBER')),
    endpoint    text        NOT NULL
);

CREATE INDEX contact_attempt_debtor ON contact_attempt (debtor_id, occurred_at);
