-- Which agency an account is placed with: from placed_on, until the day before recalled_on (null:
-- still). Figures by agency read it; without placements it is empty and every account is collected
-- by its creditor.
CREATE VIEW account_agency AS
SELECT NULL::text AS account_id, NULL::text AS agency_id, NULL::date AS placed_on,
       NULL::date AS recalled_on
WHERE false;
