#!/usr/bin/env bash
# Makes roles and databases of all services, or brings them up to date. Passwords come from files, one each:
# $FORBEAR_SECRETS/<database>-owner.password and <database>-service.password (/run/secrets/forbear). Connects as psql
# does by itself (PGHOST, PGUSER, PGPASSWORD, ...). Fits into /docker-entrypoint-initdb.d of the PostgreSQL image,
# where the other files of this folder may lie too: mount the folder elsewhere and call this script by its path.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
secrets="${FORBEAR_SECRETS:-/run/secrets/forbear}"
export PGUSER="${PGUSER:-${POSTGRES_USER:-postgres}}" PGDATABASE="${PGDATABASE:-postgres}"
for database in ${FORBEAR_DATABASES:-account contact plan compliance gateway console}; do
  for role in owner service; do
    [[ -s "$secrets/$database-$role.password" ]] || { echo "$secrets/$database-$role.password is missing or empty" >&2; exit 1; }
  done
  # through standard input: everybody can read a command line
  {
    printf '\\set database %s\n' "$database"
    # psql reads the files itself: whatever is in a password means nothing to it
    printf '\\set owner_file %s/%s-owner.password\n' "$secrets" "$database"
    printf '\\set service_file %s/%s-service.password\n' "$secrets" "$database"
    printf '%s\n' '\set owner_password `cat :owner_file`' '\set service_password `cat :service_file`'
    printf '\\i %s/service.psql\n' "$here"
  } | psql --no-psqlrc --quiet
  echo "database $database is ready"
done
