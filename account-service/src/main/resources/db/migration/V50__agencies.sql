-- Requests that callers marked with a key, and what they made; a repeated one makes nothing new.
CREATE TABLE marked_request (
    subject         text        NOT NULL,
    idempotency_key text        NOT NULL,
    digest          text        NOT NULL,
    made            text        NOT NULL,
    requested_at    timestamptz NOT NULL,
    PRIMARY KEY (subject, idempotency_key)
);

-- Outside entities that collect. The document holds the agency with its white-list entries and
-- evaluations; every change makes a new version, and all of them are kept.
CREATE TABLE agency (
    agency_id text PRIMARY KEY,
    version   bigint NOT NULL,
    document  jsonb  NOT NULL
);

CREATE TABLE agency_version (
    agency_id  text        NOT NULL REFERENCES agency,
    version    bigint      NOT NULL,
    document   jsonb       NOT NULL,
    change     text        NOT NULL,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (agency_id, version)
);

-- What was last told about each violation of somebody's contact, by event time.
CREATE TABLE agency_violation (
    violation_id    text PRIMARY KEY,
    legal_entity_id text        NOT NULL,
    rule_id         text        NOT NULL,
    contact_on      date        NOT NULL,
    retracted       boolean     NOT NULL,
    told_at         timestamptz NOT NULL,
    event_id        uuid        NOT NULL
);

CREATE INDEX agency_violation_entity ON agency_violation (legal_entity_id, contact_on);
