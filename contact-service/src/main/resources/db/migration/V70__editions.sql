-- The versions of the texts that steer what is done and said: strategies and wordings. A stored text is
-- never changed.
CREATE TABLE edition (
    kind       text        NOT NULL,
    version    text        NOT NULL,
    digest     text        NOT NULL,
    content    text        NOT NULL,
    author     text        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (kind, version)
);

-- From when on which version holds, in the service's time; of those that have begun, the one that began
-- last, and of two that began together the one activated later. looked_until: the debtor up to whom all
-- have been told to look again because of it; null: all have.
CREATE TABLE edition_activation (
    activation_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind           text        NOT NULL,
    version        text        NOT NULL,
    effective_from timestamptz NOT NULL,
    activator      text        NOT NULL,
    activated_at   timestamptz NOT NULL,
    reason         text,
    looked_until   text DEFAULT '',
    FOREIGN KEY (kind, version) REFERENCES edition
);
