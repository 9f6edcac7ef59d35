-- In which segments accounts are, as others are told, and when they are judged next. Segments follow from
-- the facts and the date; what is kept here only tells whether they have changed.
CREATE TABLE segment_in_force (
    account_id  text PRIMARY KEY,
    debtor_id   text        NOT NULL,
    -- null: not judged yet
    risk        text,
    willingness text,
    -- version of the points tables they were judged by
    tables      text        NOT NULL,
    -- since when they are told
    since       timestamptz,
    judged_on   date,
    due_at      timestamptz NOT NULL
);

CREATE INDEX segment_in_force_due ON segment_in_force (due_at, account_id);

INSERT INTO segment_in_force (account_id, debtor_id, tables, due_at)
SELECT account_id, debtor_id, '', '-infinity' FROM account;

-- Accounts, or all accounts of a debtor, whose past has changed since they were judged. Rows are only
-- added, so that nobody who takes down a fact waits for another.
CREATE TABLE segment_late (
    segment_late_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id      text,
    debtor_id       text
);

CREATE FUNCTION note_segment_late(
    op text, account text, debtor text, effective date, recorded timestamptz) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO segment_late (account_id, debtor_id)
    SELECT nullif(account, ''), CASE account WHEN '' THEN debtor END
    WHERE op = 'UPDATE' OR effective < earliest_date(recorded)
$$;

CREATE FUNCTION note_segment_late_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_segment_late(
        TG_OP, NEW.account_id, NULL, (NEW.effective_at AT TIME ZONE 'UTC')::date, NEW.recorded_at);
    RETURN NULL;
END $$;

CREATE FUNCTION note_segment_late_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_segment_late(
        TG_OP, NEW.account_id, NULL, (NEW.occurred_at AT TIME ZONE 'UTC')::date, NEW.recorded_at);
    RETURN NULL;
END $$;

CREATE FUNCTION note_segment_late_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_segment_late(
        TG_OP, NEW.account_id, NULL, NEW.effective_date, NEW.recorded_at);
    RETURN NULL;
END $$;

CREATE FUNCTION note_segment_late_circumstance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_segment_late(
        TG_OP, NEW.account_id, NEW.debtor_id,
        coalesce(NEW.from_date, (NEW.effective_at AT TIME ZONE 'UTC')::date), NEW.recorded_at);
    RETURN NULL;
END $$;

CREATE TRIGGER statement_segment AFTER INSERT OR UPDATE ON statement
    FOR EACH ROW EXECUTE FUNCTION note_segment_late_statement();
CREATE TRIGGER posting_segment AFTER INSERT OR UPDATE ON posting
    FOR EACH ROW EXECUTE FUNCTION note_segment_late_posting();
CREATE TRIGGER plan_fact_segment AFTER INSERT OR UPDATE ON plan_fact
    FOR EACH ROW EXECUTE FUNCTION note_segment_late_at();
CREATE TRIGGER promise_fact_segment AFTER INSERT OR UPDATE ON promise_fact
    FOR EACH ROW EXECUTE FUNCTION note_segment_late_at();
CREATE TRIGGER circumstance_segment AFTER INSERT OR UPDATE ON circumstance
    FOR EACH ROW EXECUTE FUNCTION note_segment_late_circumstance();
