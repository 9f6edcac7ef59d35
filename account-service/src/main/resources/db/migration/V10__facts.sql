-- What is known, one row per event. occurred_at, effective_date and effective_at are event time,
-- recorded_at is when the service learnt of it. Nothing here depends on the order of arrival.

CREATE TABLE statement (
    event_id           uuid PRIMARY KEY,
    account_id         text           NOT NULL,
    debtor_id          text           NOT NULL,
    occurred_at        timestamptz    NOT NULL,
    recorded_at        timestamptz    NOT NULL,
    creditor           text           NOT NULL,
    product            text           NOT NULL,
    jurisdictions      text[]         NOT NULL,
    coverage           text           NOT NULL,
    limitation_ends_on date,
    charged_off        boolean        NOT NULL,
    overdue_since      date,
    currency           char(3)        NOT NULL,
    amount_overdue     numeric(19, 4) NOT NULL CHECK (amount_overdue >= 0),
    balance            numeric(19, 4) NOT NULL,
    principal          numeric(19, 4),
    interest           numeric(19, 4),
    fees               numeric(19, 4),
    penalty            numeric(19, 4),
    minimum_due        numeric(19, 4)
);

-- the newest statement of an account; ties of event time go to the greater event id
CREATE INDEX statement_newest ON statement (account_id, occurred_at DESC, event_id DESC);
CREATE INDEX statement_overdue ON statement (account_id) WHERE overdue_since IS NOT NULL;

CREATE TABLE posting (
    event_id            uuid PRIMARY KEY,
    account_id          text           NOT NULL,
    debtor_id           text           NOT NULL,
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

CREATE INDEX posting_account ON posting (account_id);

-- one row per account of the plan
CREATE TABLE plan_fact (
    event_id     uuid        NOT NULL,
    account_id   text        NOT NULL,
    plan_id      text        NOT NULL,
    kind         text        NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (event_id, account_id)
);

CREATE INDEX plan_fact_account ON plan_fact (account_id);

-- what was believed before a correction, and until when
CREATE TABLE superseded_fact (
    event_id      uuid        NOT NULL,
    account_id    text        NOT NULL,
    kind          text        NOT NULL,
    content       jsonb       NOT NULL,
    recorded_at   timestamptz NOT NULL,
    superseded_at timestamptz NOT NULL
);

CREATE INDEX superseded_fact_account ON superseded_fact (account_id);

CREATE FUNCTION keep_superseded_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO superseded_fact
    VALUES (OLD.event_id, OLD.account_id, TG_TABLE_NAME, to_jsonb(OLD), OLD.recorded_at, NEW.recorded_at);
    RETURN NEW;
END $$;

CREATE TRIGGER statement_superseded BEFORE UPDATE ON statement
    FOR EACH ROW EXECUTE FUNCTION keep_superseded_fact();
CREATE TRIGGER posting_superseded BEFORE UPDATE ON posting
    FOR EACH ROW EXECUTE FUNCTION keep_superseded_fact();
CREATE TRIGGER plan_fact_superseded BEFORE UPDATE ON plan_fact
    FOR EACH ROW EXECUTE FUNCTION keep_superseded_fact();
