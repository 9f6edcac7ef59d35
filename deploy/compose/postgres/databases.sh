#!/usr/bin/env bash
# At the first start: the registry's database, owned by a role of its name; and a database for each service, whose owner
# migrates it and whose other role only reads and writes rows (deploy/security/postgres).
set -euo pipefail
# the password is read by psql, so that it is on no command line
psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\set password `cat /run/secrets/registry`
SET log_min_error_statement = panic;
SET log_statement = none;
CREATE ROLE registry LOGIN PASSWORD :'password';
CREATE DATABASE registry OWNER registry;
REVOKE ALL ON DATABASE registry FROM PUBLIC;
SQL
FORBEAR_SECRETS=/run/secrets bash /opt/forbear-postgres/create-databases.sh
