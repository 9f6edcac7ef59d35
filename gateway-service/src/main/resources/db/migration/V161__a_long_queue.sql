-- What is done for a queue must not take longer because it is long: each look finds its rows by an
-- index in just its order. The claim must read command_next from its beginning and stop at what it
-- needs. The other two are on times without zone, so that they fit their own statements only: by an
-- index on valid_from itself the planner, which takes the claim for rarer than it is, would read all
-- that may be sent, and sort it.
CREATE INDEX command_next ON command (provider, priority DESC, not_after, command_id)
    WHERE state = 'TAKEN';
CREATE INDEX command_ending ON command (provider, (not_after AT TIME ZONE 'UTC'))
    WHERE state = 'TAKEN';
CREATE INDEX command_beginning ON command (provider, (valid_from AT TIME ZONE 'UTC'))
    WHERE state IN ('TAKEN', 'SENDING', 'UNCERTAIN');
CREATE INDEX command_under_way ON command (provider, state, look_again_at)
    WHERE state IN ('SENDING', 'UNCERTAIN');
DROP INDEX command_open;

-- Whether a command was taken back, beside it, for the same reason.
ALTER TABLE command ADD COLUMN taken_back boolean NOT NULL DEFAULT false;
UPDATE command SET taken_back = true
    WHERE state = 'TAKEN' AND command_id IN (SELECT command_id FROM cancelled_command);
CREATE INDEX command_taken_back ON command (provider) WHERE state = 'TAKEN' AND taken_back;

CREATE FUNCTION note_taken_back() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    UPDATE command SET taken_back = true WHERE command_id = NEW.command_id AND NOT taken_back;
    RETURN NULL;
END $$;
CREATE TRIGGER cancelled_command_noted AFTER INSERT ON cancelled_command
    FOR EACH ROW EXECUTE FUNCTION note_taken_back();

-- The word that takes a command back may come before the command. Should both come at the same
-- moment and neither see the other, the look right before the call finds it.
CREATE FUNCTION remember_taken_back() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    NEW.taken_back := EXISTS (
        SELECT FROM cancelled_command c WHERE c.command_id = NEW.command_id);
    RETURN NEW;
END $$;
CREATE TRIGGER command_remembered BEFORE INSERT ON command
    FOR EACH ROW EXECUTE FUNCTION remember_taken_back();
