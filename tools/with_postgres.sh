#!/bin/sh
# Runs a command with DATABASE_URL pointing at a PostgreSQL of its own: a fresh cluster in a temporary folder, on a
# free loopback port, stopped and removed at the end whatever happens. Durability is off: the data lives for minutes.
#
#     tools/with_postgres.sh .venv/bin/pytest
set -eu

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ]; then
    echo "PostgreSQL is not installed; apt-packages.txt names the package." >&2
    exit 1
fi

folder=$(mktemp -d)
# The server refuses to run as root.
as_server=""
if [ "$(id -u)" = 0 ]; then
    as_server="runuser -u postgres --"
    chown postgres "$folder"
fi
chmod 755 "$folder"

stop() {
    status=$?
    trap - EXIT INT TERM
    (cd / && $as_server "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1) || true
    rm -rf "$folder"
    exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
password=$(python3 -c 'import secrets; print(secrets.token_hex(16))')
(umask 077 && echo "$password" >"$folder/password")
[ -z "$as_server" ] || chown postgres "$folder/password"

(
    cd /
    $as_server "$bin/initdb" -D "$folder/data" -U komuna --auth=scram-sha-256 --pwfile="$folder/password" \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }
    rm -f "$folder/password"
    $as_server "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/data/server.log" -o "-p $port -h 127.0.0.1 \
        -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
        -c max_locks_per_transaction=256" start >/dev/null || { cat "$folder/data/server.log" >&2; exit 1; }
)
export DATABASE_URL="postgres://komuna:$password@127.0.0.1:$port/postgres"
"$@"
