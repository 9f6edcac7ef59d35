-- That only the reason of a pause is overwritten, because personal data were erased, corrects nothing: what it said
-- is not kept as a former fact, and nothing is counted or judged anew.
CREATE OR REPLACE TRIGGER circumstance_superseded BEFORE UPDATE ON circumstance
   FOR EACH ROW WHEN (NEW.reason IS DISTINCT FROM 'personal data erased'
      OR to_jsonb(NEW) - 'reason' IS DISTINCT FROM to_jsonb(OLD) - 'reason')
   EXECUTE FUNCTION keep_superseded_fact();
CREATE OR REPLACE TRIGGER circumstance_late AFTER INSERT ON circumstance
   FOR EACH ROW EXECUTE FUNCTION note_late_circumstance();
CREATE TRIGGER circumstance_late_change AFTER UPDATE ON circumstance
   FOR EACH ROW WHEN (NEW.reason IS DISTINCT FROM 'personal data erased'
      OR to_jsonb(NEW) - 'reason' IS DISTINCT FROM to_jsonb(OLD) - 'reason')
   EXECUTE FUNCTION note_late_circumstance();
CREATE OR REPLACE TRIGGER circumstance_segment AFTER INSERT ON circumstance
   FOR EACH ROW EXECUTE FUNCTION note_segment_late_circumstance();
CREATE TRIGGER circumstance_segment_change AFTER UPDATE ON circumstance
   FOR EACH ROW WHEN (NEW.reason IS DISTINCT FROM 'personal data erased'
      OR to_jsonb(NEW) - 'reason' IS DISTINCT FROM to_jsonb(OLD) - 'reason')
   EXECUTE FUNCTION note_segment_late_circumstance();
