-- That a command was taken back, and why: it stays visible when a report comes all the same.
ALTER TABLE contact ADD COLUMN recall jsonb;

-- Commands that nobody reported in time, and what was heard of them later.
CREATE TABLE unreported_command (
    command_id      text PRIMARY KEY,
    proposal_id     text        NOT NULL,
    debtor_id       text        NOT NULL,
    gateway         text        NOT NULL,
    channel         text        NOT NULL,
    legal_entity_id text        NOT NULL,
    commanded_at    timestamptz NOT NULL,
    given_up_at     timestamptz NOT NULL,
    reported_at     timestamptz,
    outcome         text
);

CREATE INDEX unreported_command_proposal ON unreported_command (proposal_id);
CREATE INDEX unreported_command_age ON unreported_command (commanded_at);

-- From when to when a debtor, or somebody for him, has forbidden contacts. settled_at: when the time to the
-- last contact after it was published.
CREATE TABLE revocation (
    debtor_id       text        NOT NULL,
    kind            text        NOT NULL,
    because         text        NOT NULL,
    at              timestamptz NOT NULL,
    learned_at      timestamptz NOT NULL,
    until           timestamptz,
    channels        text[]      NOT NULL,
    person_id       text,
    spared_party    text,
    account_ids     text[]      NOT NULL,
    legal_entity_id text,
    let_through     text[]      NOT NULL,
    settled_at      timestamptz,
    PRIMARY KEY (debtor_id, kind, because)
);

CREATE INDEX revocation_unsettled ON revocation (learned_at) WHERE settled_at IS NULL;

CREATE TABLE contact_after_revocation (
    debtor_id    text        NOT NULL,
    kind         text        NOT NULL,
    because      text        NOT NULL,
    attempt_id   uuid        NOT NULL,
    channel      text        NOT NULL,
    contacted_at timestamptz NOT NULL,
    PRIMARY KEY (debtor_id, kind, because, attempt_id),
    FOREIGN KEY (debtor_id, kind, because) REFERENCES revocation ON DELETE CASCADE
);
