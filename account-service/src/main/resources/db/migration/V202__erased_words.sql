-- That the reason of a pause is overwritten because personal data were erased corrects nothing: what it said is
-- not kept as a former fact, and nothing is counted or judged anew.
CREATE OR REPLACE TRIGGER circumstance_superseded BEFORE UPDATE ON circumstance
    FOR EACH ROW WHEN (NEW.reason IS DISTINCT FROM 'personal data erased')
    EXECUTE FUNCTION keep_superseded_fact();
CREATE OR REPLACE TRIGGER circumstance_late AFTER INSERT OR UPDATE ON circumstance
    FOR EACH ROW WHEN (NEW.reason IS DISTINCT FROM 'personal data erased')
    EXECUTE FUNCTION note_late_circumstance();
CREATE OR REPLACE TRIGGER circumstance_segment AFTER INSERT OR UPDATE ON circumstance
    FOR EACH ROW WHEN (NEW.reason IS DISTINCT FROM 'personal data erased')
    EXECUTE FUNCTION note_segment_late_circumstance();
