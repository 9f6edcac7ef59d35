-- Receipts of which it is not known what message they are about, and what cannot be read.
CREATE TABLE stray_receipt (
    receipt_id  uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    provider    text        NOT NULL,
    digest      text        NOT NULL,
    message_id  text,
    command_id  text,
    fate        text CHECK (fate IN ('DELIVERED', 'NO_SUCH_RECIPIENT', 'NOT_DELIVERED')),
    occurred_at timestamptz,
    received_at timestamptz NOT NULL DEFAULT now(),
    reason      text        NOT NULL,
    sealed      bytea,
    state       text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'MATCHED', 'SETTLED')),
    settled_by  text,
    note        text,
    closed_at   timestamptz,
    UNIQUE (provider, digest)
);
COMMENT ON COLUMN stray_receipt.digest IS 'of what it says, by which the same is known when it comes again';
COMMENT ON COLUMN stray_receipt.fate IS 'what it says became of the message; null: it cannot be read';
COMMENT ON COLUMN stray_receipt.sealed IS 'what cannot be read, as the provider wrote it; null: it can, or there is no key to seal it with';

CREATE INDEX stray_receipt_open ON stray_receipt (provider, message_id) WHERE state = 'OPEN';
CREATE INDEX stray_receipt_listed ON stray_receipt (state, received_at);
