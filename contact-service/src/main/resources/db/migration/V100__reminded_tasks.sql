-- when the holder of a task was reminded, for him and his work queue to see
ALTER TABLE task ADD COLUMN reminded_at timestamptz;
