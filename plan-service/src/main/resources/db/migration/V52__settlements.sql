CREATE TABLE settlement (
    settlement_id    text PRIMARY KEY,
    debtor_id        text           NOT NULL,
    account_ids      text[]         NOT NULL,
    currency         char(3)        NOT NULL,
    -- all that was owed when it was offered, and the lump sum
    balance          numeric(19, 4) NOT NULL,
    amount           numeric(19, 4) NOT NULL,
    pay_by           date           NOT NULL,
    offered_at       timestamptz    NOT NULL,
    offered_by       text           NOT NULL,
    expires_at       timestamptz    NOT NULL,
    needs_approval   boolean        NOT NULL,
    granted          boolean,
    approved_by      text,
    approved_at      timestamptz,
    approved_because text,
    accepted_at      timestamptz,
    promise_id       text REFERENCES promise,
    withdrawn_at     timestamptz
);

CREATE INDEX settlement_debtor ON settlement (debtor_id, settlement_id);
