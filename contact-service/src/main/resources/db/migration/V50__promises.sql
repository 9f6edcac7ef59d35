-- Dossiers know promises to pay and reminders of instalments now; those written before know of none.
UPDATE debtor
SET dossier = jsonb_set(jsonb_set(dossier, '{facts,promises}', '{}'), '{facts,reminders}', '{}')
WHERE NOT dossier -> 'facts' ? 'promises';
