-- What promises to pay had come to, one row per account and judgement; of a promise the judgement with
-- the highest sequence holds. VOID is what a corrected event no longer says of an account.
CREATE TABLE promise_fact (
    event_id     uuid        NOT NULL,
    account_id   text        NOT NULL,
    promise_id   text        NOT NULL,
    sequence     bigint      NOT NULL,
    outcome      text        NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (event_id, account_id)
);

CREATE INDEX promise_fact_account ON promise_fact (account_id);

CREATE TRIGGER promise_fact_superseded BEFORE UPDATE ON promise_fact
    FOR EACH ROW EXECUTE FUNCTION keep_superseded_fact();
