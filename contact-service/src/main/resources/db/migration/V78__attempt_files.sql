-- Files of reports that agencies send. A file is worked on when all of it has arrived: until then, and
-- of one that was cut off for ever, digest is null. worked_at: when its last portion was taken, so that
-- a long file does not keep others waiting.
CREATE TABLE attempt_file (
    file_id       uuid PRIMARY KEY,
    digest        bytea UNIQUE,
    sender        jsonb       NOT NULL,
    columns       text[]      NOT NULL,
    state         text        NOT NULL,
    rows          integer     NOT NULL DEFAULT 0,
    done          integer     NOT NULL DEFAULT 0,
    taken         integer     NOT NULL DEFAULT 0,
    known         integer     NOT NULL DEFAULT 0,
    refused       integer     NOT NULL DEFAULT 0,
    warned        integer     NOT NULL DEFAULT 0,
    received_by   text        NOT NULL,
    received_at   timestamptz NOT NULL,
    finished_at   timestamptz,
    worked_at     timestamptz NOT NULL,
    remembered_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX attempt_file_waiting ON attempt_file (worked_at) WHERE state = 'WAITING';
CREATE INDEX attempt_file_age ON attempt_file USING brin (remembered_at);

-- Its rows as they were written, and what became of them. number counts rows, line is where one begins.
CREATE TABLE attempt_file_row (
    file_id    uuid    NOT NULL REFERENCES attempt_file ON DELETE CASCADE,
    number     integer NOT NULL,
    line       integer NOT NULL,
    content    bytea   NOT NULL,
    standing   text,
    attempt_id uuid,
    errors     jsonb,
    warnings   jsonb,
    PRIMARY KEY (file_id, number)
);
