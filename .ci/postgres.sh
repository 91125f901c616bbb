#!/usr/bin/env bash
# Runs a command with a PostgreSQL server of its own: .ci/postgres.sh COMMAND [ARGUMENT …]
# The server listens on a free loopback port, keeps its data in a temporary folder and ends with the command, which finds
# it in DATABASE_URL. On a machine without PostgreSQL, Debian's is installed, which takes root.
set -euo pipefail
# Where runuser is, which a bare path leaves out.
PATH="$PATH:/usr/sbin:/sbin"

fail() {
  echo "No PostgreSQL for the tests: $1" >&2
  exit 1
}

# The newest of the versions that Debian keeps side by side, else what is on the path.
find_binaries() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV); do
    if [ -x "$folder/initdb" ]; then
      echo "$folder"
      return
    fi
  done
  dirname "$(command -v initdb || true)" | grep -v '^\.$' || true
}

install_server() {
  [ "$(id -u)" = 0 ] || fail 'it is not installed, and only root can install it.'
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql </dev/null >/dev/null ||
    fail 'apt-get could not install it.'
}

# The server refuses to run as root.
as_server() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

binaries=$(find_binaries)
if [ -z "$binaries" ]; then
  install_server
  binaries=$(find_binaries)
  [ -n "$binaries" ] || fail 'it was installed, but its programs are not where Debian puts them.'
fi

folder=$(mktemp -d)
stop() {
  as_server "$binaries/pg_ctl" stop --pgdata="$folder/data" --mode=immediate --silent >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s' "$password" >"$folder/password"
[ "$(id -u)" != 0 ] || chown -R postgres "$folder"
cd "$folder"
as_server "$binaries/initdb" --pgdata="$folder/data" --username=duban --pwfile="$folder/password" \
  --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 ||
  fail "initdb: $(cat "$folder/initdb.log")"

# Nothing here outlives the tests, so nothing waits for the disk. Another program may take the port meanwhile: try again.
started=
for _ in 1 2 3 4 5; do
  port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  if as_server "$binaries/pg_ctl" start --pgdata="$folder/data" --log="$folder/server.log" --options="$options" \
    --wait --timeout=60 --silent </dev/null >/dev/null 2>&1; then
    started=yes
    break
  fi
done
[ -n "$started" ] || fail "the server did not start: $(tail -n 20 "$folder/server.log" 2>/dev/null)"

cd "$OLDPWD"
export PATH="$PATH:$binaries"
export DATABASE_URL="postgres://duban:$password@127.0.0.1:$port/postgres"
"$@"
