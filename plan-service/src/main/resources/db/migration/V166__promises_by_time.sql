-- what has become of the promises of a time is counted without looking at the promises themselves
CREATE INDEX promise_made ON promise (promised_at, outcome);
