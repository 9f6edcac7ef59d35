-- One debtor's commands are sent one after the other also where several providers carry them.
CREATE INDEX command_of_debtor_by_all ON command (debtor_id) WHERE state IN ('TAKEN', 'SENDING');
DROP INDEX command_of_debtor;
