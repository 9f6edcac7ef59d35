-- What others were told of a reminder: when it changes they are told anew, or it is taken back.
ALTER TABLE plan_reminder
    ADD COLUMN instalment integer,
    ADD COLUMN due_on date,
    -- what was still to be paid; NULL besides an instalment: taken back
    ADD COLUMN open numeric(19, 4),
    -- the first day on which it makes no sense any more
    ADD COLUMN until date;
