-- The two roles of a service: its owner, as whom Flyway migrates, and the service itself, which reads and writes
-- rows and can change nothing else. Run as a superuser, in any database, as often as you like: it changes what
-- differs, passwords included. What it needs to know comes as settings of the session:
--   forbear.database            account, contact, plan, compliance, gateway or console
--   forbear.owner_password      of <database>_owner
--   forbear.service_password    of <database>_service
SET log_statement = 'none';
SET log_min_error_statement = 'panic';
DO $$
DECLARE
    role text;
    word text;
BEGIN
    FOR role, word IN VALUES
        (current_setting('forbear.database') || '_owner', current_setting('forbear.owner_password')),
        (current_setting('forbear.database') || '_service', current_setting('forbear.service_password'))
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I', role);
        END IF;
        EXECUTE format(
            'ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %L',
            role, word);
    END LOOP;
END
$$;
