-- Which oral agreements a recording is the evidence of.
CREATE INDEX plan_recording ON plan (recording_ref) WHERE recording_ref IS NOT NULL;
CREATE INDEX plan_signature ON plan (signature_ref) WHERE signature_ref IS NOT NULL;
