-- All that decides what is done next for a debtor, as one document: it is always read and written as
-- a whole, under the lock of its row. due_at: when to look at him again if no event comes before;
-- trace: W3C traceparent of the last event, which what is done then belongs to.
CREATE TABLE debtor (
    debtor_id text PRIMARY KEY,
    dossier   jsonb       NOT NULL,
    due_at    timestamptz NOT NULL,
    trace     text
) WITH (fillfactor = 70);

CREATE INDEX debtor_due ON debtor (due_at, debtor_id) WHERE due_at < 'infinity';

-- The log of contacts: from proposal to report, one row each. at is the planned instant, or that of a
-- contact which was never proposed.
CREATE TABLE contact (
    contact_id text PRIMARY KEY,
    debtor_id  text        NOT NULL,
    at         timestamptz NOT NULL,
    state      text        NOT NULL,
    reason     text,
    proposal   jsonb,
    decision   jsonb,
    command    jsonb,
    attempt    jsonb,
    attempt_id uuid UNIQUE
) WITH (fillfactor = 70);

CREATE INDEX contact_of_debtor ON contact (debtor_id, at DESC, contact_id DESC);

-- Reports that came by HTTP, with the SHA-256 of what they said: the same again is not published again.
CREATE TABLE reported_attempt (
    attempt_id uuid PRIMARY KEY,
    debtor_id  text        NOT NULL,
    digest     bytea       NOT NULL,
    at         timestamptz NOT NULL
);
