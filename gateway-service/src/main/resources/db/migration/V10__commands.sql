-- Commands and what became of them, one row each, so that no command is carried out twice. A row in
-- SENDING may or may not have reached the provider: it is written before the call.
CREATE TABLE command (
    command_id    text PRIMARY KEY,
    provider      text        NOT NULL,
    debtor_id     text        NOT NULL,
    valid_from    timestamptz NOT NULL,
    not_after     timestamptz NOT NULL,
    priority      integer     NOT NULL,
    state         text        NOT NULL
        CHECK (state IN ('TAKEN', 'SENDING', 'UNCERTAIN', 'SENT', 'NOT_MADE', 'BOUNCED', 'UNKNOWN')),
    reason        text,
    tries         integer     NOT NULL DEFAULT 0,
    sent_at       timestamptz,
    message_id    text,
    receipt_at    timestamptz,
    look_again_at timestamptz NOT NULL DEFAULT now(),
    remembered_at timestamptz NOT NULL DEFAULT now(),
    payload       bytea       NOT NULL
) WITH (fillfactor = 70);

COMMENT ON COLUMN command.payload IS 'the command as it came, in the wire format';
COMMENT ON COLUMN command.sent_at IS 'when the provider was first called, by the clock of the service';
COMMENT ON COLUMN command.message_id IS 'what the provider calls the message';
COMMENT ON COLUMN command.receipt_at IS 'when what the newest receipt says happened';
COMMENT ON COLUMN command.look_again_at IS
    'real time; TAKEN: not before; SENDING: after it the call counts as broken off; UNCERTAIN: when to ask';

CREATE INDEX command_open ON command (provider, state, priority DESC, not_after)
    WHERE state IN ('TAKEN', 'SENDING', 'UNCERTAIN');
CREATE INDEX command_message ON command (provider, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX command_age ON command USING brin (remembered_at);

-- Commands that were taken back, maybe before they arrived.
CREATE TABLE cancelled_command (
    command_id    text PRIMARY KEY,
    reason        text        NOT NULL,
    remembered_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX cancelled_command_age ON cancelled_command USING brin (remembered_at);

-- Answers of debtors that providers have told us of; none takes effect twice.
CREATE TABLE reply (
    provider      text        NOT NULL,
    reply_id      text        NOT NULL,
    command_id    text        NOT NULL,
    remembered_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (provider, reply_id)
);
CREATE INDEX reply_age ON reply USING brin (remembered_at);
