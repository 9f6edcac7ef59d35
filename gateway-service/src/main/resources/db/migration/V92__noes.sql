-- A provider that says that it has no such message may only not have worked off its queue.
ALTER TABLE command
    ADD COLUMN noes       integer NOT NULL DEFAULT 0,
    ADD COLUMN doubted_at timestamptz;

COMMENT ON COLUMN command.noes IS 'how often the provider has said, since the last call, that it has none such';
COMMENT ON COLUMN command.doubted_at IS 'real time of the last call that may have sent it';
