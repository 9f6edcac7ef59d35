-- The key of each debtor, wrapped by the master key: what was sealed with it can be read by nobody once it is
-- destroyed. The row stays, so that no other key is made for him by mistake. Dead versions of rows go quickly.
CREATE TABLE person_key (
    debtor_id    text PRIMARY KEY,
    wrapped      bytea,
    created_at   timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);

-- Whether the value is sealed with the key of the debtor; if not, it was sealed before he had one.
ALTER TABLE contact_point ADD COLUMN keyed boolean NOT NULL DEFAULT false;
CREATE INDEX contact_point_unkeyed ON contact_point (debtor_id, endpoint) WHERE NOT keyed;

-- Who asked for the personal data of a debtor to be erased, who agreed, and what came of it. real_*: real time,
-- also under a simulated clock, for what fades with Kafka's topics.
CREATE TABLE personal_data_erasure (
    debtor_id      text PRIMARY KEY,
    asked_by       text        NOT NULL,
    asked_at       timestamptz NOT NULL,
    reason         text        NOT NULL,
    erased_by      text,
    erased_at      timestamptz,
    real_erased_at timestamptz,
    report         jsonb,
    CHECK ((erased_by IS NULL) = (erased_at IS NULL) AND (erased_at IS NULL) = (report IS NULL)),
    CHECK (erased_by <> asked_by)
);
