-- One debtor's commands are sent one after the other, however many calls are made at the same time.
CREATE INDEX command_of_debtor ON command (provider, debtor_id) WHERE state IN ('TAKEN', 'SENDING');
