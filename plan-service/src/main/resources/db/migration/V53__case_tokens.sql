-- Which tokens open which cases to their debtors. Of a token only the SHA-256 is kept.
CREATE TABLE case_token (
    token_id    text PRIMARY KEY,
    digest      char(64)    NOT NULL UNIQUE,
    debtor_id   text        NOT NULL,
    account_ids text[]      NOT NULL,
    issued_by   text        NOT NULL,
    issued_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    revoked_at  timestamptz
);

CREATE INDEX case_token_debtor ON case_token (debtor_id, token_id);
