-- A write-off is proposed, and approved, rejected, withdrawn or replaced by a corrected one; all of them
-- are kept. Of an account at most one is proposed or approved.
ALTER TABLE write_off RENAME COLUMN approved_by TO decided_by;
ALTER TABLE write_off RENAME COLUMN approved_at TO decided_at;
ALTER TABLE write_off
    ADD COLUMN write_off_id uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN state text NOT NULL DEFAULT 'PROPOSED'
        CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'REPLACED')),
    -- what was owed at the end of the day on which it takes effect
    ADD COLUMN balance numeric(19, 4),
    ADD COLUMN decision_reason text;
UPDATE write_off SET state = 'APPROVED' WHERE decided_by IS NOT NULL;
-- those made before are of the whole balance
UPDATE write_off SET balance = amount;
ALTER TABLE write_off
    ALTER COLUMN balance SET NOT NULL,
    ALTER COLUMN write_off_id DROP DEFAULT,
    ALTER COLUMN state DROP DEFAULT,
    DROP CONSTRAINT write_off_pkey,
    ADD PRIMARY KEY (write_off_id);
CREATE UNIQUE INDEX write_off_in_force ON write_off (account_id)
    WHERE state IN ('PROPOSED', 'APPROVED');
CREATE INDEX write_off_account ON write_off (account_id, proposed_at);
CREATE INDEX write_off_approved ON write_off (effective_on) WHERE state = 'APPROVED';

-- A write-off is a fact that the stage follows from.
ALTER TABLE circumstance DROP CONSTRAINT circumstance_kind_check;
ALTER TABLE circumstance ADD CONSTRAINT circumstance_kind_check
    CHECK (kind IN ('HARDSHIP', 'MORATORIUM', 'LEGAL_REFERRAL', 'WRITE_OFF', 'PAUSE'));

-- Those approved before become facts, too; noon is of the same date by nearly every clock. Their
-- accounts are looked at again at once.
INSERT INTO circumstance (
    event_id, account_id, kind, subject, state, effective_at, reason, recorded_by, recorded_at)
SELECT write_off_id, account_id, 'WRITE_OFF', write_off_id::text, 'STARTED',
    (effective_on + time '12:00') AT TIME ZONE 'UTC', reason, decided_by, decided_at
FROM write_off WHERE state = 'APPROVED';
UPDATE account SET next_stage_at = written.decided_at
FROM write_off AS written
WHERE written.account_id = account.account_id AND written.state = 'APPROVED';
