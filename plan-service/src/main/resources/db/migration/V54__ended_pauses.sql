-- A pause that was agreed can be ended before its review: from which day on it lasts no more, why and
-- by whom. What was agreed stays as it was.
ALTER TABLE plan_pause
    ADD COLUMN ended_on date,
    ADD COLUMN ended_because text,
    ADD COLUMN ended_by text,
    ADD CHECK ((ended_on IS NULL) = (ended_because IS NULL)),
    ADD CHECK ((ended_on IS NULL) = (ended_by IS NULL));
