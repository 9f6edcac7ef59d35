-- What letters are printed on: layout, details of bank and agency, and the seal, as they were; by digest.
CREATE TABLE letter_paper (
    digest  text PRIMARY KEY,
    content jsonb NOT NULL
);

-- Which paper a letter was made on, and what came of it: SHA-256 of the file that names the customer by
-- number, and of the one that was sent, to the person, whose name is not kept.
CREATE TABLE letter (
    contact_id       text PRIMARY KEY,
    paper            text        NOT NULL REFERENCES letter_paper,
    digest           text        NOT NULL,
    addressed_digest text,
    made_at          timestamptz NOT NULL
);
