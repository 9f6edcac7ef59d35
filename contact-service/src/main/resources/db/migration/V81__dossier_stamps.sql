-- A number that no other content of the dossier has: who knows the dossier with this number need not read
-- it. Null: read it. Whoever changes a dossier by SQL sets its stamp to null.
ALTER TABLE debtor ADD COLUMN stamp bigint;
