-- Accounts as account-service last told of them.
CREATE TABLE account (
    account_id     text PRIMARY KEY,
    debtor_id      text           NOT NULL,
    sequence       bigint         NOT NULL,
    stage          text           NOT NULL,
    currency       char(3)        NOT NULL,
    amount_overdue numeric(19, 4) NOT NULL,
    balance        numeric(19, 4) NOT NULL,
    product        text           NOT NULL,
    jurisdictions  text[]         NOT NULL
);

-- Postings, one row per event, whether or not there is a plan they count towards.
CREATE TABLE payment (
    event_id            uuid PRIMARY KEY,
    debtor_id           text           NOT NULL,
    account_id          text           NOT NULL,
    occurred_at         timestamptz    NOT NULL,
    recorded_at         timestamptz    NOT NULL,
    payment_id          text           NOT NULL,
    kind                text           NOT NULL,
    currency            char(3)        NOT NULL,
    amount              numeric(19, 4) NOT NULL,
    effective_date      date           NOT NULL,
    reverses_payment_id text,
    plan_id             text
);

CREATE INDEX payment_account ON payment (account_id);
CREATE INDEX payment_plan ON payment (plan_id) WHERE plan_id IS NOT NULL;
