-- A provider that has taken a message has not delivered it: SENT until a receipt says more.
ALTER TABLE command DROP CONSTRAINT command_state_check;
ALTER TABLE command ADD CONSTRAINT command_state_check CHECK (state IN
    ('TAKEN', 'SENDING', 'UNCERTAIN', 'SENT', 'DELIVERED', 'NOT_MADE', 'BOUNCED', 'UNKNOWN'));
UPDATE command SET state = 'DELIVERED' WHERE state = 'SENT' AND receipt_at IS NOT NULL;

ALTER TABLE command
    ADD COLUMN person_id      text,
    ADD COLUMN recipient_mark bytea,
    ADD COLUMN reported_at    timestamptz,
    ADD COLUMN message_digest text,
    ADD COLUMN has_text       boolean NOT NULL DEFAULT true;

COMMENT ON COLUMN command.recipient_mark IS
    'keyed hash of the number or address, by which it is known again who answers; null: it could not be opened, or there is no key';
COMMENT ON COLUMN command.reported_at IS
    'when how it stands was reported, by the clock of the service; reported again, it is the same report';
COMMENT ON COLUMN command.message_digest IS
    'SHA-256 of the command id, a line feed and the text, which outlives the text';
COMMENT ON COLUMN command.has_text IS 'whether payload still holds the text and the sealed number or address';

CREATE INDEX command_recipient ON command (provider, recipient_mark) WHERE recipient_mark IS NOT NULL;
CREATE INDEX command_text ON command (remembered_at) WHERE has_text;

-- Answers of which it is not known to what message, or whose they are.
CREATE TABLE stray_reply (
    provider       text        NOT NULL,
    reply_id       text        NOT NULL,
    message_id     text,
    command_id     text,
    sender_mark    bytea,
    stop           boolean     NOT NULL,
    occurred_at    timestamptz NOT NULL,
    received_at    timestamptz NOT NULL DEFAULT now(),
    reason         text        NOT NULL,
    sealed         bytea,
    state          text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'MATCHED', 'SETTLED')),
    settled_by     text,
    note           text,
    closed_at      timestamptz,
    PRIMARY KEY (provider, reply_id)
);
COMMENT ON COLUMN stray_reply.sealed IS 'sender and text, for whoever has to find out whose it is; null: no key to seal it with';
COMMENT ON COLUMN stray_reply.state IS 'MATCHED: its message or a command for its sender came later; SETTLED: a person saw to it';

CREATE INDEX stray_reply_open ON stray_reply (provider, received_at) WHERE state = 'OPEN';
ALTER TABLE reply ALTER COLUMN command_id DROP NOT NULL;
