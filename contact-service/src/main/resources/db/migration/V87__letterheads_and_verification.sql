-- Every edition of the letterheads, and from when it held.
CREATE TABLE letterhead_edition (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest     text        NOT NULL,
    content    jsonb       NOT NULL,
    valid_from timestamptz NOT NULL
);

-- Checks of all messages of a time: how far each has come, and what was found.
CREATE TABLE verification (
    verification_id uuid PRIMARY KEY,
    from_at         timestamptz NOT NULL,
    to_at           timestamptz NOT NULL,
    asked_by        text        NOT NULL,
    asked_at        timestamptz NOT NULL,
    -- the contact that was checked last, in the order of ids
    reached         text        NOT NULL DEFAULT '',
    messages        bigint      NOT NULL DEFAULT 0,
    letters         bigint      NOT NULL DEFAULT 0,
    mismatches      bigint      NOT NULL DEFAULT 0,
    done_at         timestamptz
);

CREATE INDEX verification_waiting ON verification (asked_at) WHERE done_at IS NULL;

CREATE TABLE verification_mismatch (
    verification_id uuid   NOT NULL REFERENCES verification ON DELETE CASCADE,
    contact_id      text   NOT NULL,
    debtor_id       text   NOT NULL,
    differences     text[] NOT NULL,
    PRIMARY KEY (verification_id, contact_id)
);
