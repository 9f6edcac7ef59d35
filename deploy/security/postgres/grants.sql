-- Who may do what in the database of a service. Run as a superuser, connected to that database, after roles.sql and
-- CREATE DATABASE ... OWNER <database>_owner; as often as you like.
DO $$
DECLARE
    name text := current_database();
    owner text := current_database() || '_owner';
    service text := current_database() || '_service';
BEGIN
    -- earlier releases had one role, named like the database; none of their instances may run any more
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
        EXECUTE format('REASSIGN OWNED BY %I TO %I', name, owner);
        EXECUTE format('ALTER ROLE %I NOLOGIN', name);
    END IF;

    EXECUTE format('ALTER DATABASE %I OWNER TO %I', name, owner);
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', name);
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', name, service);

    EXECUTE format('ALTER SCHEMA public OWNER TO %I', owner);
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', service);

    -- what is there, and what migrations will make
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', service);
    EXECUTE format('GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO %I', service);
    EXECUTE format(
        'ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public '
            'GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', owner, service);
    EXECUTE format(
        'ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public '
            'GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO %I', owner, service);
END
$$;
