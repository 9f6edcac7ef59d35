-- Several providers may serve a message. One that was handed to a provider stays with him for good.
ALTER TABLE command
    ADD COLUMN route  text[],
    ADD COLUMN handed boolean NOT NULL DEFAULT true;
ALTER TABLE command ALTER COLUMN handed SET DEFAULT false;

COMMENT ON COLUMN command.route IS 'who serves it, in the order in which they are asked; null: it came before that was kept';
COMMENT ON COLUMN command.handed IS 'whether its provider may have seen it, whatever he said of it; what came before counts as handed';

-- Who stops, stops for all providers.
CREATE INDEX command_mark ON command (recipient_mark) WHERE recipient_mark IS NOT NULL;
DROP INDEX command_recipient;
