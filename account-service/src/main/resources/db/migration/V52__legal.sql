-- Referrals to court; the document holds all of it.
CREATE TABLE legal_referral (
    referral_id text PRIMARY KEY,
    account_id  text        NOT NULL,
    debtor_id   text        NOT NULL,
    state       text        NOT NULL,
    changed_at  timestamptz NOT NULL,
    document    jsonb       NOT NULL
);

CREATE UNIQUE INDEX legal_referral_open ON legal_referral (account_id)
    WHERE state IN ('PROPOSED', 'SIGNED', 'FILED');
CREATE INDEX legal_referral_account ON legal_referral (account_id);

-- That an account was written off, by whom and with which amount.
CREATE TABLE write_off (
    account_id  text PRIMARY KEY,
    debtor_id   text           NOT NULL,
    effective_on date          NOT NULL,
    currency    char(3)        NOT NULL,
    amount      numeric(19, 4) NOT NULL CHECK (amount > 0),
    reason      text           NOT NULL,
    reference   text           NOT NULL,
    proposed_by text           NOT NULL,
    proposed_at timestamptz    NOT NULL,
    approved_by text,
    approved_at timestamptz
);

-- Notices that a debtor will be reported to a credit bureau, and the reports.
CREATE TABLE credit_report (
    report_id         uuid PRIMARY KEY,
    account_id        text        NOT NULL,
    notice_sent_at    timestamptz NOT NULL,
    notice_channel    text        NOT NULL,
    notice_reference  text        NOT NULL,
    noticed_by        text        NOT NULL,
    consent_reference text,
    bureau            text,
    reported_at       timestamptz,
    reported_by       text
);

CREATE INDEX credit_report_account ON credit_report (account_id, notice_sent_at);
