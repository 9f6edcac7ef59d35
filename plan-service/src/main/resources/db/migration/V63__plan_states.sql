-- Who decided against a proposal, and why.
ALTER TABLE plan
    ADD COLUMN ended_by text,
    ADD COLUMN ended_because text,
    ADD CHECK ((status IN ('REFUSED', 'WITHDRAWN')) = (ended_by IS NOT NULL)),
    ADD CHECK ((ended_by IS NULL) = (ended_because IS NULL));

-- Every state a plan has been in, as of when it was recorded here; rows are only added. Columns as in
-- the table plan.
CREATE TABLE plan_state (
    plan_id           text        NOT NULL REFERENCES plan,
    number            integer     NOT NULL,
    recorded_at       timestamptz NOT NULL,
    status            text        NOT NULL,
    signed_at         timestamptz,
    signed_orally     boolean,
    signature_ref     text,
    ended_at          timestamptz,
    ended_by          text,
    ended_because     text,
    stop_reason       text,
    successor_plan_id text,
    replaced_on       date,
    paid              numeric(19, 4),
    breach_reason     text,
    breach_instalment integer,
    breach_shortfall  numeric(19, 4),
    breach_on         date,
    PRIMARY KEY (plan_id, number)
);

-- Of plans made before, what is still known: that they were proposed, signed, and how they stand.
INSERT INTO plan_state (plan_id, number, recorded_at, status)
SELECT plan_id, 1, proposed_at, 'PROPOSED' FROM plan;

INSERT INTO plan_state (
    plan_id, number, recorded_at, status, signed_at, signed_orally, signature_ref)
SELECT plan_id, 2, signed_at, 'IN_FORCE', signed_at, signed_orally, signature_ref
FROM plan WHERE signed_at IS NOT NULL;

INSERT INTO plan_state (
    plan_id, number, recorded_at, status, signed_at, signed_orally, signature_ref, ended_at,
    stop_reason, successor_plan_id, replaced_on, paid, breach_reason, breach_instalment,
    breach_shortfall, breach_on)
SELECT
    plan_id, 3, ended_at, status, signed_at, signed_orally, signature_ref, ended_at,
    stop_reason, successor_plan_id, replaced_on, paid, breach_reason, breach_instalment,
    breach_shortfall, breach_on
FROM plan WHERE ended_at IS NOT NULL;

-- By whom the offer was made that a plan came of: he is as little the second person as its proposer.
CREATE INDEX plan_offer_plan ON plan_offer (plan_id) WHERE plan_id IS NOT NULL;
