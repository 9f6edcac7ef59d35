-- That a person was told once that the stop was heard: no second text, however often the person says stop.
CREATE TABLE opt_out_confirmation (
    debtor_id    text        NOT NULL,
    person_id    text        NOT NULL,
    medium       text        NOT NULL,
    confirmed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (debtor_id, person_id, medium)
);
