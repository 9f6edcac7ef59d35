-- What follows from the facts, kept so that it can be asked for, and so that others are told only
-- of changes. An account has a row once a statement about it is known.

CREATE TABLE account (
    account_id         text PRIMARY KEY,
    debtor_id          text           NOT NULL,
    sequence           bigint         NOT NULL,
    stage              text           NOT NULL,
    ever_overdue       boolean        NOT NULL,
    overdue_since      date,
    currency           char(3)        NOT NULL,
    amount_overdue     numeric(19, 4) NOT NULL,
    balance            numeric(19, 4) NOT NULL,
    principal          numeric(19, 4),
    interest           numeric(19, 4),
    fees               numeric(19, 4),
    penalty            numeric(19, 4),
    creditor           text           NOT NULL,
    product            text           NOT NULL,
    jurisdictions      text[]         NOT NULL,
    coverage           text           NOT NULL,
    limitation_ends_on date,
    charged_off        boolean        NOT NULL,
    -- when the passing of time alone changes the stage next
    next_stage_at      timestamptz
);

CREATE INDEX account_stage ON account (stage, account_id);
CREATE INDEX account_debtor ON account (debtor_id, account_id);
CREATE INDEX account_next_stage ON account (next_stage_at, account_id) WHERE next_stage_at IS NOT NULL;

-- every event told about an account
CREATE TABLE stage_change (
    account_id     text           NOT NULL,
    sequence       bigint         NOT NULL,
    changed_at     timestamptz    NOT NULL,
    as_of          date           NOT NULL,
    stage          text           NOT NULL,
    previous_stage text,
    cause          text           NOT NULL,
    causation_id   uuid,
    overdue_since  date,
    currency       char(3)        NOT NULL,
    amount_overdue numeric(19, 4) NOT NULL,
    balance        numeric(19, 4) NOT NULL,
    PRIMARY KEY (account_id, sequence)
);
