-- What is left of a provider that was renamed or replaced goes to whoever carries the same medium now.
ALTER TABLE command ADD COLUMN medium text CHECK (medium IN ('SMS', 'EMAIL'));
COMMENT ON COLUMN command.medium IS 'null: it came before that was kept';
