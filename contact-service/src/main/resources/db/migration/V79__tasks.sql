-- What is left for a person to do. language to channel are the skills it needs: null and empty ones
-- need none. ask_at: when the gate is to be asked for a permit, or its answer to be looked at.
CREATE TABLE task (
    task_id       uuid PRIMARY KEY,
    debtor_id     text        NOT NULL,
    account_id    text,
    kind          text        NOT NULL,
    follow_up     text        NOT NULL,
    rules         text        NOT NULL,
    cause         jsonb       NOT NULL,
    attempt_id    uuid        NOT NULL,
    language      text,
    jurisdictions text[]      NOT NULL,
    stage         text,
    channel       text,
    is_contact    boolean     NOT NULL,
    priority      integer     NOT NULL,
    start_at      timestamptz NOT NULL,
    due_at        timestamptz NOT NULL,
    remind_at     timestamptz,
    note          text,
    state         text        NOT NULL,
    holder        text,
    locked_until  timestamptz,
    proposal_id   text,
    asked         integer     NOT NULL DEFAULT 0,
    ask_at        timestamptz,
    obstacle      text,
    created_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    ended_by      text,
    result        text,
    result_note   text
) WITH (fillfactor = 80);

CREATE INDEX task_queue ON task (priority DESC, due_at, task_id) WHERE state IN ('OPEN', 'TAKEN');
CREATE INDEX task_held ON task (holder) WHERE state = 'TAKEN';
CREATE INDEX task_newest ON task (created_at DESC, task_id DESC);
CREATE INDEX task_of_debtor ON task (debtor_id, task_id);
CREATE INDEX task_of_attempt ON task (attempt_id);
CREATE INDEX task_to_ask ON task (ask_at) WHERE ask_at IS NOT NULL;
CREATE INDEX task_to_remind ON task (remind_at) WHERE remind_at IS NOT NULL;

-- Who did what with a task, and why.
CREATE TABLE task_history (
    task_id uuid        NOT NULL REFERENCES task ON DELETE CASCADE,
    number  bigint GENERATED ALWAYS AS IDENTITY,
    at      timestamptz NOT NULL,
    what    text        NOT NULL,
    who     text        NOT NULL,
    detail  text,
    PRIMARY KEY (task_id, number)
);

-- What collectors can do, and how many tasks one may hold at once.
CREATE TABLE collector (
    collector_id  text PRIMARY KEY,
    languages     text[]      NOT NULL,
    jurisdictions text[]      NOT NULL,
    stages        text[]      NOT NULL,
    channels      text[]      NOT NULL,
    capacity      integer     NOT NULL,
    changed_by    text        NOT NULL,
    changed_at    timestamptz NOT NULL
);
