-- Agreements as documents, byte for byte; one of what was proposed, one of what was signed.
CREATE TABLE plan_document (
    plan_id        text        NOT NULL REFERENCES plan,
    language       text        NOT NULL,
    signed         boolean     NOT NULL,
    wording_sha256 text        NOT NULL,
    sha256         text        NOT NULL,
    pdf            bytea       NOT NULL,
    made_at        timestamptz NOT NULL,
    PRIMARY KEY (plan_id, language, signed)
);
