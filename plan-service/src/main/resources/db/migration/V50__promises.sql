-- What was declared of a debtor that pauses or stops what he has agreed to. part: what one event
-- declares of several things.
CREATE TABLE declaration (
    event_id    uuid        NOT NULL,
    part        integer     NOT NULL,
    debtor_id   text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    kind        text        NOT NULL,
    account_ids text[]      NOT NULL,
    PRIMARY KEY (event_id, part)
);

CREATE INDEX declaration_debtor ON declaration (debtor_id);

CREATE TABLE promise (
    promise_id          text PRIMARY KEY,
    debtor_id           text             NOT NULL,
    account_ids         text[]           NOT NULL,
    currency            char(3)          NOT NULL,
    -- what was promised for which day
    due_on              date[]           NOT NULL,
    amounts             numeric(19, 4)[] NOT NULL,
    -- how it is judged, as it was when the promise was made
    grace_days          integer          NOT NULL,
    tolerance_amount    numeric(19, 4)   NOT NULL,
    tolerance_percent   numeric(7, 4)    NOT NULL,
    partly_from_percent integer          NOT NULL,
    zone                text             NOT NULL,
    promised_at         timestamptz      NOT NULL,
    taken_at            timestamptz      NOT NULL,
    taken_by            text             NOT NULL,
    recording_ref       text,
    -- what is settled by it, and what is waived then
    settlement_id       text,
    forgiven            numeric(19, 4),
    withdrawn_at        timestamptz,
    withdrawn_because   text,
    -- the judgement that was told last
    sequence            bigint           NOT NULL DEFAULT 0,
    outcome             text             NOT NULL DEFAULT 'RUNNING',
    judged_on           date,
    paid                numeric(19, 4)   NOT NULL DEFAULT 0,
    shortfall           numeric(19, 4),
    next_step           text             NOT NULL DEFAULT 'NONE',
    reasons             text[]           NOT NULL DEFAULT '{}',
    -- when it can turn out differently without a new fact
    next_look_at        timestamptz
);

CREATE INDEX promise_debtor ON promise (debtor_id, promise_id);
CREATE INDEX promise_next_look ON promise (next_look_at, debtor_id) WHERE next_look_at IS NOT NULL;

-- Requests that were answered, by the key the caller gave them, and what was made of them.
CREATE TABLE marked_request (
    subject         text        NOT NULL,
    idempotency_key text        NOT NULL,
    digest          text        NOT NULL,
    made_id         text        NOT NULL,
    answered_at     timestamptz NOT NULL,
    PRIMARY KEY (subject, idempotency_key)
);
