#!/usr/bin/env bash
# At the first start: a database for each service and for the registry, owned by a role of its name, closed to all others.
set -euo pipefail
for name in registry account contact plan compliance gateway console; do
  # the password is read by psql, so that it is on no command line
  psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 -v name="$name" --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\set file '/run/secrets/' :name
\set password `cat :file`
SET log_min_error_statement = panic;
SET log_statement = none;
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
done
