-- Of whom it was told that contact is lost, since when it is so or is not, and when to look again.
CREATE TABLE lost_contact (
    debtor_id text PRIMARY KEY,
    lost      boolean     NOT NULL,
    since     timestamptz NOT NULL,
    look_at   timestamptz
);

CREATE INDEX lost_contact_due ON lost_contact (look_at) WHERE look_at IS NOT NULL;

-- Debtors to look at: something was tried, or a contact point changed. Rows are only added, so that
-- nobody who takes down a report waits for another.
CREATE TABLE lost_look (
    lost_look_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    debtor_id    text NOT NULL
);

CREATE FUNCTION note_lost_look() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO lost_look (debtor_id) VALUES (NEW.debtor_id);
    RETURN NULL;
END $$;

CREATE TRIGGER reach_attempt_lost AFTER INSERT OR UPDATE OF outcome, reached, outbound ON reach_attempt
    FOR EACH ROW EXECUTE FUNCTION note_lost_look();
CREATE TRIGGER contact_point_lost AFTER INSERT OR UPDATE OF ended_because, confirmed_at ON contact_point
    FOR EACH ROW EXECUTE FUNCTION note_lost_look();

INSERT INTO lost_look (debtor_id) SELECT DISTINCT debtor_id FROM reach_attempt;

-- Who read a number or address in full, and when.
CREATE TABLE point_reading (
    point_reading_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    debtor_id        text        NOT NULL,
    endpoint         text        NOT NULL,
    read_by          text        NOT NULL,
    read_at          timestamptz NOT NULL
);

CREATE INDEX point_reading_debtor ON point_reading (debtor_id, point_reading_id DESC);

-- An activation that was withdrawn before it held.
ALTER TABLE edition_activation
    ADD COLUMN withdrawn_at timestamptz, ADD COLUMN withdrawn_by text, ADD COLUMN withdrawn_because text;
