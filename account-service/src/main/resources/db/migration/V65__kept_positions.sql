-- Days of which every account's position is kept, so that figures of them need not be counted from the
-- facts. rules is a digest of the stage lists and clocks by which they were judged; cursor the account up
-- to which the day has been counted.
CREATE TABLE kept_day (
    on_date     date PRIMARY KEY,
    rules       text        NOT NULL,
    cursor      text        NOT NULL DEFAULT '',
    accounts    bigint      NOT NULL DEFAULT 0,
    asked_at    timestamptz NOT NULL,
    -- once no transaction below this is under way, all that knew nothing of the day have ended
    ready_after xid8,
    done_at     timestamptz
);

-- How an account stood at the end of a kept day; no row before its first statement.
CREATE TABLE kept_position (
    on_date        date           NOT NULL,
    account_id     text           NOT NULL,
    cohort         text           NOT NULL,
    stage          text           NOT NULL,
    product        text           NOT NULL,
    agency         text           NOT NULL,
    currency       char(3)        NOT NULL,
    days_past_due  integer        NOT NULL,
    overdue        boolean        NOT NULL,
    amount_overdue numeric(19, 4) NOT NULL,
    -- what is owed; nothing for a credit balance
    owed           numeric(19, 4) NOT NULL,
    -- payments less what was taken back, of all value dates up to the day
    received       numeric(24, 4) NOT NULL,
    PRIMARY KEY (on_date, account_id)
);

-- Facts that became known after a day they change had been kept, or was being counted. Rows are only
-- added, so that nobody who takes down a fact waits for another; the one who counts removes those he
-- has seen. Without an account: all of the debtor's.
CREATE TABLE late_fact (
    late_fact_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id   text,
    debtor_id    text,
    since        date NOT NULL,
    CHECK ((account_id IS NULL) <> (debtor_id IS NULL))
);

CREATE FUNCTION note_late_fact(account text, debtor text, day date) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO late_fact (account_id, debtor_id, since)
    SELECT account, debtor, day WHERE EXISTS (SELECT FROM kept_day WHERE on_date >= day)
$$;

-- The date of an instant; by no account's clock it is an earlier one.
CREATE FUNCTION earliest_date(at timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE AS $$ SELECT (at AT TIME ZONE 'UTC')::date - 1 $$;

-- A correction may change any day. So may a statement that gives the account another debtor, currency or
-- jurisdiction than it has: what counts in the past goes by the newest.
CREATE FUNCTION note_late_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM kept_day) THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        PERFORM note_late_fact(OLD.account_id, NULL, '0001-01-01');
        PERFORM note_late_fact(NEW.account_id, NULL, '0001-01-01');
    ELSIF EXISTS (
            SELECT FROM account WHERE account_id = NEW.account_id
            AND (debtor_id <> NEW.debtor_id OR currency <> NEW.currency
                OR jurisdictions <> NEW.jurisdictions)) THEN
        PERFORM note_late_fact(NEW.account_id, NULL, '0001-01-01');
    ELSE
        PERFORM note_late_fact(NEW.account_id, NULL, earliest_date(NEW.occurred_at));
    END IF;
    RETURN NULL;
END $$;

-- Of several events about one posting only the newest counts, so all of their value dates change.
CREATE FUNCTION note_late_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM kept_day) THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        PERFORM note_late_fact(OLD.account_id, NULL, '0001-01-01');
        PERFORM note_late_fact(NEW.account_id, NULL, '0001-01-01');
    ELSE
        PERFORM note_late_fact(NEW.account_id, NULL, min(effective_date)) FROM posting
        WHERE account_id = NEW.account_id AND payment_id = NEW.payment_id AND kind = NEW.kind;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION note_late_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_late_fact(
        NEW.account_id, NULL,
        CASE TG_OP WHEN 'UPDATE' THEN '0001-01-01' ELSE earliest_date(NEW.effective_at) END);
    RETURN NULL;
END $$;

CREATE FUNCTION note_late_circumstance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_late_fact(
        nullif(NEW.account_id, ''),
        CASE NEW.account_id WHEN '' THEN NEW.debtor_id END,
        CASE TG_OP WHEN 'UPDATE' THEN '0001-01-01'
            ELSE coalesce(NEW.from_date, earliest_date(NEW.effective_at)) END);
    IF TG_OP = 'UPDATE' AND NEW.account_id = '' AND OLD.debtor_id <> NEW.debtor_id THEN
        PERFORM note_late_fact(NULL, OLD.debtor_id, '0001-01-01');
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION note_late_placement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_late_fact(
        NEW.account_id, NULL, earliest_date(coalesce(NEW.recalled_at, NEW.placed_at)));
    RETURN NULL;
END $$;

CREATE TRIGGER statement_late AFTER INSERT OR UPDATE ON statement
    FOR EACH ROW EXECUTE FUNCTION note_late_statement();
CREATE TRIGGER posting_late AFTER INSERT OR UPDATE ON posting
    FOR EACH ROW EXECUTE FUNCTION note_late_posting();
CREATE TRIGGER plan_fact_late AFTER INSERT OR UPDATE ON plan_fact
    FOR EACH ROW EXECUTE FUNCTION note_late_plan();
CREATE TRIGGER circumstance_late AFTER INSERT OR UPDATE ON circumstance
    FOR EACH ROW EXECUTE FUNCTION note_late_circumstance();
CREATE TRIGGER placement_late AFTER INSERT OR UPDATE OF recalled_at ON placement
    FOR EACH ROW EXECUTE FUNCTION note_late_placement();
