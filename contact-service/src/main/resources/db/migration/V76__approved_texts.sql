-- Every version of a wording that ever held, by the digest that commands carry: what was said can be told
-- for good. A row is never changed.
CREATE TABLE approved_text (
    digest      text PRIMARY KEY,
    template_id text        NOT NULL,
    version     int         NOT NULL,
    content     jsonb       NOT NULL,
    edition     text        NOT NULL,
    approved_at timestamptz NOT NULL,
    UNIQUE (template_id, version)
);
