-- Contact points that were stated to us. value: the number or address, sealed (Tink, envelope
-- encryption, bound to debtor and endpoint); fingerprint: its HMAC, by which the same number of two
-- people is noticed. confirmed_at: when it was stated, or last confirmed.
CREATE TABLE contact_point (
    debtor_id     text        NOT NULL,
    endpoint      text        NOT NULL,
    kind          text        NOT NULL,
    person_id     text        NOT NULL,
    party_kind    text        NOT NULL,
    place_kind    text        NOT NULL,
    channels      text[]      NOT NULL,
    region        text,
    line          text,
    source        text        NOT NULL,
    value         bytea       NOT NULL,
    fingerprint   bytea       NOT NULL,
    stated_at     timestamptz NOT NULL,
    confirmed_at  timestamptz NOT NULL,
    valid_from    timestamptz,
    valid_until   timestamptz,
    ended_because text,
    PRIMARY KEY (debtor_id, endpoint)
);

CREATE INDEX contact_point_fingerprint ON contact_point (fingerprint);

-- What came of each attempt, as far as it tells how to reach somebody; by the attempt's id, so that a
-- correction replaces it. hour: on the wall clock of the debtor; null if his zone is not known for
-- certain. alike: the group of alike accounts it is counted for. counted_*: how it was counted last.
CREATE TABLE reach_attempt (
    attempt_id      uuid PRIMARY KEY,
    debtor_id       text        NOT NULL,
    at              timestamptz NOT NULL,
    endpoint        text        NOT NULL,
    person_id       text        NOT NULL,
    party_kind      text        NOT NULL,
    place_kind      text        NOT NULL,
    channel         text        NOT NULL,
    means           text        NOT NULL,
    outbound        boolean     NOT NULL,
    outcome         text        NOT NULL,
    reached         boolean     NOT NULL,
    wrong           boolean     NOT NULL,
    hour            smallint,
    alike           text,
    dirty           boolean     NOT NULL DEFAULT true,
    counted_alike text,
    counted_means   text,
    counted_hour    smallint,
    counted_reached boolean
) WITH (fillfactor = 80);

CREATE INDEX reach_attempt_debtor ON reach_attempt (debtor_id, at DESC);
CREATE INDEX reach_attempt_dirty ON reach_attempt (attempt_id) WHERE dirty;

-- Attempts to debtors themselves by group, means and hour, and how many reached them.
CREATE TABLE reach_count (
    alike    text,
    means    text,
    hour     smallint,
    attempts bigint NOT NULL,
    reached  bigint NOT NULL,
    PRIMARY KEY (alike, means, hour)
);

-- What debtors asked for.
CREATE TABLE contact_wish (
    debtor_id text PRIMARY KEY,
    wish      jsonb       NOT NULL,
    stated_at timestamptz NOT NULL
);

-- Debtors whose dossier must be looked at anew because a number they share proved wrong, or did not.
CREATE TABLE reach_stale (
    debtor_id text PRIMARY KEY,
    since     timestamptz NOT NULL
);

UPDATE debtor
SET dossier = jsonb_set(dossier, '{facts,reach}', '{"points": {}, "wrong": {}, "habits": []}')
WHERE NOT dossier -> 'facts' ? 'reach';
