-- With whom accounts are and were placed. told is what others hear of it with every event about the
-- account; told_version the version of the agency it was made from.
CREATE TABLE placement (
    placement_id     uuid PRIMARY KEY,
    account_id       text           NOT NULL,
    debtor_id        text           NOT NULL,
    agency_id        text           NOT NULL REFERENCES agency,
    placed_at        timestamptz    NOT NULL,
    placed_by        text           NOT NULL,
    rule             text,
    reasons          text[]         NOT NULL,
    stage            text           NOT NULL,
    currency         char(3)        NOT NULL,
    amount_overdue   numeric(19, 4) NOT NULL,
    notice_reference text,
    told             jsonb          NOT NULL,
    told_version     bigint         NOT NULL,
    recalled_at      timestamptz,
    recalled_by      text,
    recall_reason    text,
    recall_note      text
);

CREATE UNIQUE INDEX placement_in_force ON placement (account_id) WHERE recalled_at IS NULL;
CREATE INDEX placement_account ON placement (account_id, placed_at);
CREATE INDEX placement_agency ON placement (agency_id, told_version) WHERE recalled_at IS NULL;
CREATE INDEX placement_rule ON placement (rule, agency_id) WHERE recalled_at IS NULL;
