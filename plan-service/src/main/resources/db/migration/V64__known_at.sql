-- When what plans rest on was recorded here, so that it can be told what was known at an instant. Of what
-- came before it is not known: it counts as recorded when it happened.
ALTER TABLE declaration ADD COLUMN recorded_at timestamptz;
UPDATE declaration SET recorded_at = occurred_at;
ALTER TABLE declaration ALTER COLUMN recorded_at SET NOT NULL;

ALTER TABLE plan_pause
    ADD COLUMN recorded_at timestamptz,
    ADD COLUMN end_recorded_at timestamptz;
UPDATE plan_pause SET
    -- their ids tell it
    recorded_at = coalesce(uuid_extract_timestamp(pause_id), from_on::timestamptz),
    end_recorded_at = ended_on::timestamptz;
ALTER TABLE plan_pause
    ALTER COLUMN recorded_at SET NOT NULL,
    ADD CHECK ((ended_on IS NULL) = (end_recorded_at IS NULL));

-- Postings and declarations as they were until an event with the same id corrected them.
CREATE TABLE former_payment (LIKE payment, corrected_at timestamptz NOT NULL);
CREATE INDEX former_payment_account ON former_payment (account_id);

CREATE TABLE former_declaration (LIKE declaration, corrected_at timestamptz NOT NULL);
CREATE INDEX former_declaration_debtor ON former_declaration (debtor_id);
