-- What is written at every event and hardly ever searched stays the text it is: making jsonb of it, and
-- packing that, was the larger part of a write. Rows of a few kilobytes are not packed either.
ALTER TABLE debtor ALTER COLUMN dossier TYPE json USING dossier::json;
ALTER TABLE debtor SET (toast_tuple_target = 4080);

ALTER TABLE contact
    ALTER COLUMN proposal TYPE json USING proposal::json,
    ALTER COLUMN decision TYPE json USING decision::json,
    ALTER COLUMN command TYPE json USING command::json;
ALTER TABLE contact SET (toast_tuple_target = 4080);
