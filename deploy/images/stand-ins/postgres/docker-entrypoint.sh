#!/usr/bin/env bash
# Makes a cluster at the first start, runs what lies in /docker-entrypoint-initdb.d in it, and starts the server,
# as the user postgres. Variables: POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB (or those with _FILE behind them),
# POSTGRES_INITDB_ARGS, POSTGRES_HOST_AUTH_METHOD.
set -euo pipefail
[[ "${1:-postgres}" != -* ]] || set -- postgres "$@"

if [[ "$1" == postgres && "$(id -u)" == 0 ]]; then
  mkdir -p "$PGDATA"
  find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
  chmod 700 "$PGDATA"
  find /var/run/postgresql \! -user postgres -exec chown postgres '{}' +
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi

value() { # name, what it is otherwise
  local file="${1}_FILE"
  if [[ -n "${!file:-}" ]]; then cat "${!file}"; else echo "${!1:-$2}"; fi
}

begin() {
  user="$(value POSTGRES_USER postgres)"
  database="$(value POSTGRES_DB "$user")"
  PGPASSWORD="$(value POSTGRES_PASSWORD "")"
  local method="${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}"
  if [[ -z "$PGPASSWORD" && "$method" != trust ]]; then
    echo "the superuser has no password: set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE" >&2
    exit 1
  fi
  local file words=(--username="$user")
  file="$(mktemp)"
  echo "$PGPASSWORD" >"$file"
  [[ -z "$PGPASSWORD" ]] || words+=(--pwfile="$file")
  # shellcheck disable=SC2086 # options are words
  initdb -D "$PGDATA" "${words[@]}" ${POSTGRES_INITDB_ARGS:-}
  rm "$file"
  printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
}

fill() {
  export PGPASSWORD PGHOST=/var/run/postgresql
  pg_ctl -D "$PGDATA" -o "-c listen_addresses= -p 5432 -c unix_socket_directories=$PGHOST" -w start
  if [[ "$database" != postgres ]]; then
    psql -v ON_ERROR_STOP=1 -U "$user" -d postgres -v name="$database" <<<'CREATE DATABASE :"name";'
  fi
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) if [[ -x "$file" ]]; then POSTGRES_USER="$user" POSTGRES_DB="$database" "$file"; else . "$file"; fi ;;
      *.sql) psql -v ON_ERROR_STOP=1 -U "$user" -d "$database" -f "$file" ;;
    esac
  done
  pg_ctl -D "$PGDATA" -m fast -w stop
  unset PGPASSWORD PGHOST
  echo "PostgreSQL init process complete; ready for start up."
}

if [[ "$1" == postgres && ! -s "$PGDATA/PG_VERSION" ]]; then
  mkdir -p "$PGDATA"
  begin
  fill
fi
[[ "$1" != postgres ]] ||
  set -- postgres -c listen_addresses='*' -c unix_socket_directories=/var/run/postgresql "${@:2}"
exec "$@"
