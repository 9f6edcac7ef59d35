-- A message that did not arrive says nothing of the number; one that was not made has a reason.
ALTER TABLE command DROP CONSTRAINT command_state_check;
ALTER TABLE command ADD CONSTRAINT command_state_check CHECK (state IN ('TAKEN', 'SENDING',
    'UNCERTAIN', 'SENT', 'DELIVERED', 'NOT_MADE', 'BOUNCED', 'UNDELIVERED', 'UNKNOWN'));
ALTER TABLE command ADD COLUMN because text
    CHECK (because IN ('REFUSED', 'EXPIRED', 'CANCELLED'));
COMMENT ON COLUMN command.because IS 'why it was not made; null: it was, or that was not kept';

-- What people wrote, for whoever has to read it, under a name that tells nothing of who wrote it.
ALTER TABLE reply
    ADD COLUMN answer_id   uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    ADD COLUMN occurred_at timestamptz,
    ADD COLUMN sealed      bytea;
COMMENT ON COLUMN reply.sealed IS 'sender and text; null: it was a stop, or there was no key to seal it with';

CREATE INDEX command_sent ON command (provider, sent_at) WHERE state = 'SENT';
