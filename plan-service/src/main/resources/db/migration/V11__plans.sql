CREATE TABLE plan (
    plan_id            text PRIMARY KEY,
    debtor_id          text             NOT NULL,
    account_ids        text[]           NOT NULL,
    status             text             NOT NULL,
    currency           char(3)          NOT NULL,
    -- the schedule: due date and amount of each instalment, in their order
    due_on             date[]           NOT NULL,
    amounts            numeric(19, 4)[] NOT NULL,
    contents           text[]           NOT NULL,
    exceeds_ability    boolean,
    willing            boolean,
    oral               boolean          NOT NULL,
    recording_ref      text,
    zone               text             NOT NULL,
    grace_days         integer          NOT NULL,
    proposed_at        timestamptz      NOT NULL,
    proposed_by        text             NOT NULL,
    expires_at         timestamptz      NOT NULL,
    signed_at          timestamptz,
    signed_orally      boolean,
    signature_ref      text,
    ended_at           timestamptz,
    paid               numeric(19, 4),
    breach_reason      text,
    breach_instalment  integer,
    breach_shortfall   numeric(19, 4),
    breach_on          date,
    -- when it can turn out differently without a new posting
    next_check_at      timestamptz
);

CREATE INDEX plan_debtor ON plan (debtor_id, plan_id);
CREATE INDEX plan_status ON plan (status, plan_id);
CREATE INDEX plan_next_check ON plan (next_check_at, plan_id) WHERE next_check_at IS NOT NULL;

-- The plans whose performance a posting on an account can change.
CREATE TABLE plan_account (
    account_id text NOT NULL,
    plan_id    text NOT NULL REFERENCES plan,
    PRIMARY KEY (account_id, plan_id)
);

-- At most one plan is in force on an account.
CREATE TABLE plan_in_force (
    account_id text PRIMARY KEY,
    plan_id    text NOT NULL REFERENCES plan
);

CREATE INDEX plan_in_force_plan ON plan_in_force (plan_id);

-- Requests that were answered, by the key the caller gave them.
CREATE TABLE answered_request (
    subject         text        NOT NULL,
    idempotency_key text        NOT NULL,
    digest          text        NOT NULL,
    plan_id         text        NOT NULL,
    answered_at     timestamptz NOT NULL,
    PRIMARY KEY (subject, idempotency_key)
);
