-- Figures are asked for every few seconds on every instance: they must not read whole tables for it.
CREATE INDEX unreported_command_silent ON unreported_command (gateway, legal_entity_id)
    WHERE reported_at IS NULL;
CREATE INDEX contact_after_revocation_counts ON contact_after_revocation (kind, channel);
CREATE INDEX revocation_at ON revocation (at);
-- nearly in the order of time, and each report adds to it: the smallest index will do
CREATE INDEX reach_attempt_at ON reach_attempt USING brin (at);
