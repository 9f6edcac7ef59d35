-- The next due date, where core banking states it.
ALTER TABLE statement ADD COLUMN next_due_on date;

-- What is in force on an account, beside its statements, postings and plans. HARDSHIP, MORATORIUM and
-- LEGAL_REFERRAL start and end at an instant, each told by an event of its own; a PAUSE lasts from one
-- date to another. An empty account_id stands for every account of the debtor. One that was taken back
-- is WITHDRAWN; what it said before stays in superseded_fact.
CREATE TABLE circumstance (
    event_id     uuid        NOT NULL,
    account_id   text        NOT NULL,
    debtor_id    text,
    kind         text        NOT NULL
        CHECK (kind IN ('HARDSHIP', 'MORATORIUM', 'LEGAL_REFERRAL', 'PAUSE')),
    -- which one: the kind of moratorium, the id of the referral
    subject      text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('STARTED', 'ENDED', 'WITHDRAWN')),
    effective_at timestamptz,
    from_date    date,
    to_date      date,
    reason       text,
    recorded_by  text,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (event_id, account_id),
    CHECK ((kind = 'PAUSE') = (from_date IS NOT NULL)),
    CHECK ((kind = 'PAUSE') = (effective_at IS NULL)),
    CHECK (account_id <> '' OR debtor_id IS NOT NULL)
);

CREATE INDEX circumstance_account ON circumstance (account_id);
CREATE INDEX circumstance_debtor ON circumstance (debtor_id) WHERE account_id = '';

CREATE TRIGGER circumstance_superseded BEFORE UPDATE ON circumstance
    FOR EACH ROW EXECUTE FUNCTION keep_superseded_fact();

-- by debtor too, for facts about every account of one
ALTER TABLE superseded_fact ADD COLUMN debtor_id text
    GENERATED ALWAYS AS (content ->> 'debtor_id') STORED;
CREATE INDEX superseded_fact_debtor ON superseded_fact (debtor_id) WHERE account_id = '';

-- days on which no day past due is counted, as PostgreSQL writes a datemultirange
ALTER TABLE account ADD COLUMN paused text NOT NULL DEFAULT '{}';

-- how many days past due have been judged, of the arrears that began on a date; a cure keeps them
ALTER TABLE account ADD COLUMN reached_since date;
ALTER TABLE account ADD COLUMN reached_days integer NOT NULL DEFAULT 0;
UPDATE account SET reached_since = overdue_since, reached_days = judged.days
FROM (SELECT DISTINCT ON (account_id) account_id, greatest(as_of - overdue_since, 0) AS days
      FROM stage_change
      WHERE overdue_since IS NOT NULL
      ORDER BY account_id, sequence DESC) AS judged
WHERE judged.account_id = account.account_id AND account.overdue_since IS NOT NULL;

-- Days past due on a date: as the service counts them, for those who count by SQL.
CREATE FUNCTION days_past_due(on_date date, overdue_since date, paused text) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN overdue_since IS NULL OR on_date <= overdue_since THEN 0
        ELSE on_date - overdue_since - coalesce((
            SELECT sum(upper(part) - lower(part))::integer
            FROM unnest(CAST(paused AS datemultirange)
                * datemultirange(daterange(overdue_since + 1, on_date + 1))) AS part), 0)
    END
$$;
