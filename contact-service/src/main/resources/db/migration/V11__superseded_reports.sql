-- A report that was corrected may come again, for gateways retry; it must not undo its correction.
ALTER TABLE reported_attempt ADD COLUMN superseded bytea[] NOT NULL DEFAULT '{}';
