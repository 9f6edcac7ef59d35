-- Receipts that do not say when what they tell happened: the same one again is a repetition, not news.
CREATE TABLE undated_receipt (
    provider      text        NOT NULL,
    digest        text        NOT NULL,
    remembered_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (provider, digest)
);
COMMENT ON COLUMN undated_receipt.digest IS 'keyed, of what the provider wrote';

CREATE INDEX undated_receipt_age ON undated_receipt USING brin (remembered_at);
