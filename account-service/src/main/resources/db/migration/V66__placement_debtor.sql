-- which accounts of a debtor an agency holds, asked when one is taken back
CREATE INDEX placement_debtor ON placement (debtor_id, agency_id) WHERE recalled_at IS NULL;
