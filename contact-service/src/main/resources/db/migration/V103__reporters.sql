-- Who made the contact that was reported: nobody else corrects the report. null: reported before this was kept.
ALTER TABLE reported_attempt ADD COLUMN legal_entity_id text;
