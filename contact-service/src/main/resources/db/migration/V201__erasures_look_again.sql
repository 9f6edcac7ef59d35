-- When something that was kept of an erased debtor because of a law may go, at the earliest; null: nothing is kept.
ALTER TABLE personal_data_erasure ADD COLUMN look_at timestamptz;
CREATE INDEX personal_data_erasure_due ON personal_data_erasure (look_at) WHERE look_at IS NOT NULL;
UPDATE personal_data_erasure SET look_at = erased_at WHERE jsonb_array_length(report -> 'kept') > 0;
