-- Whose personal data were erased: the texts of his commands are forgotten as soon as they can be sent no more,
-- also of those that come late.
CREATE TABLE erased_debtor (
    debtor_id text PRIMARY KEY,
    erased_at timestamptz NOT NULL DEFAULT now()
);

-- What comes late for one of them is not carried out.
CREATE OR REPLACE FUNCTION remember_taken_back() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    NEW.taken_back := EXISTS (
            SELECT FROM cancelled_command c WHERE c.command_id = NEW.command_id)
        OR EXISTS (SELECT FROM erased_debtor e WHERE e.debtor_id = NEW.debtor_id);
    RETURN NEW;
END $$;
