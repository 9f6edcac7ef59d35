-- Plans that debtors can choose, and the plan one became.
CREATE TABLE plan_offer (
    offer_id   text PRIMARY KEY,
    debtor_id  text        NOT NULL,
    made_at    timestamptz NOT NULL,
    made_by    text        NOT NULL,
    expires_at timestamptz NOT NULL,
    offer      jsonb       NOT NULL,
    -- how to propose it
    proposal   jsonb       NOT NULL,
    plan_id    text REFERENCES plan
);

CREATE INDEX plan_offer_debtor ON plan_offer (debtor_id, offer_id);

-- Whether a second person has to approve a plan, and did.
CREATE TABLE plan_approval (
    plan_id     text PRIMARY KEY REFERENCES plan,
    proposed_by text   NOT NULL,
    -- why; none: nobody has to
    needed      text[] NOT NULL,
    approved_by text,
    approved_at timestamptz,
    note        text
);
