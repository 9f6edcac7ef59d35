-- What debtors were found able to afford, with every step; never changed.
CREATE TABLE affordability (
    affordability_id text PRIMARY KEY,
    debtor_id        text        NOT NULL,
    assessed_at      timestamptz NOT NULL,
    assessed_by      text        NOT NULL,
    -- by which the caller tells his requests apart, and a digest of what he asked
    idempotency_key  text,
    digest           text        NOT NULL,
    found            jsonb       NOT NULL,
    UNIQUE (assessed_by, idempotency_key)
);

CREATE INDEX affordability_debtor ON affordability (debtor_id, assessed_at DESC);

-- Disputes and their answers, one row per event; the newest on an account decides.
CREATE TABLE dispute_notice (
    event_id    uuid PRIMARY KEY,
    debtor_id   text        NOT NULL,
    -- none: all of the debtor's
    account_ids text[]      NOT NULL,
    occurred_at timestamptz NOT NULL,
    -- false: the dispute is answered
    disputed    boolean     NOT NULL
);

CREATE INDEX dispute_notice_debtor ON dispute_notice (debtor_id, occurred_at DESC);

CREATE INDEX account_debtor ON account (debtor_id, account_id);

-- What a plan says beyond its schedule; null: not stated, as in plans made before these columns.
ALTER TABLE plan ADD COLUMN ability_evidence text[];
ALTER TABLE plan ADD COLUMN willingness_evidence text[];
ALTER TABLE plan ADD COLUMN affordability_id text REFERENCES affordability;
ALTER TABLE plan ADD COLUMN fee_kinds text[];
ALTER TABLE plan ADD COLUMN fee_amounts numeric(19, 4)[];
ALTER TABLE plan ADD COLUMN waiver numeric(19, 4);
