-- What marked requests made, of whatever kind, is kept in one table, with one space of keys. Where a caller
-- used one key for requests of two kinds, the one that is there already keeps it.
INSERT INTO made_request (subject, idempotency_key, digest, made, remembered_at)
SELECT subject, idempotency_key, digest, plan_id, remembered_at FROM answered_request
ON CONFLICT DO NOTHING;

DROP TABLE answered_request;

INSERT INTO made_request (subject, idempotency_key, digest, made)
SELECT assessed_by, idempotency_key, digest, affordability_id FROM affordability
WHERE idempotency_key IS NOT NULL
ON CONFLICT DO NOTHING;

ALTER TABLE affordability DROP COLUMN idempotency_key, DROP COLUMN digest;

-- What was answered to a wish for offers; the offers themselves stand in plan_offer.
CREATE TABLE plan_offering (
    offering_id      text PRIMARY KEY,
    affordability_id text        NOT NULL REFERENCES affordability,
    made_at          timestamptz NOT NULL,
    -- what was tried besides, with why it cannot be
    not_offered      jsonb       NOT NULL
);

-- null: made before the answers were kept
ALTER TABLE plan_offer ADD COLUMN offering_id text REFERENCES plan_offering;

CREATE INDEX plan_offer_offering ON plan_offer (offering_id) WHERE offering_id IS NOT NULL;
