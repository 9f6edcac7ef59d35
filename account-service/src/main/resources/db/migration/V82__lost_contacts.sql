-- Debtors with whom contact is lost, as contact-service tells; the newest word on each.
CREATE TABLE lost_contact (
    debtor_id   text PRIMARY KEY,
    lost        boolean     NOT NULL,
    attempts    integer     NOT NULL,
    attempt_ids text[]      NOT NULL,
    rule        text        NOT NULL,
    told_at     timestamptz NOT NULL,
    event_id    uuid        NOT NULL
);
