-- What was said in conversations that stops contacts. The notices and complaints that follow from it are
-- told; what is kept here is by whom it was said, and who confirmed or withdrew it.
CREATE TABLE stated (
    statement_id uuid PRIMARY KEY,
    debtor_id    text        NOT NULL,
    kind         text        NOT NULL,
    round        integer     NOT NULL,
    -- the attempt or the task
    said_in      uuid        NOT NULL,
    said         jsonb       NOT NULL,
    state        text        NOT NULL,
    details      jsonb       NOT NULL,
    taken_at     timestamptz NOT NULL,
    settled_at   timestamptz,
    settled_by   text,
    reason       text
);

CREATE INDEX stated_in ON stated (said_in);
CREATE INDEX stated_debtor ON stated (debtor_id, taken_at DESC);
