-- Most rows of the log have no report yet, and need no entry in the index of reports.
ALTER TABLE contact DROP CONSTRAINT contact_attempt_id_key;
CREATE UNIQUE INDEX contact_attempt ON contact (attempt_id) WHERE attempt_id IS NOT NULL;

-- A row is proposed, decided and reported: with room for that on its page, no index learns of it. What is
-- decided is as large as what was proposed.
ALTER TABLE contact SET (fillfactor = 40);
