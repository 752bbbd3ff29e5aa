#!/usr/bin/env bash
# Runs Azurite's blob service on 127.0.0.1 until standard input ends or Ctrl-C: azurite.sh [DIR [PORT]]
#   DIR   where blobs are kept; a temporary folder that is removed at the end when none is given
#   PORT  the port; a free one when none is given
# The first line of standard output, once the service answers, is the connection string. Its key is the well-known one
# of every Azurite and protects nothing.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=${1:-} port=${2:-0}

"$here/install.sh" </dev/null
program=$here/node_modules/azurite/dist/src/blob/main.js

temporary=
if [ -z "$dir" ]; then dir=$(mktemp -d); temporary=$dir; fi
mkdir -p "$dir"

server=
end() {
  trap - EXIT
  if [ -n "$server" ]; then
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  [ -z "$temporary" ] || rm -rf "$temporary"
}
trap end EXIT
trap 'exit 130' INT TERM

log=$dir/server.log
: >"$log"
node "$program" --silent --skipApiVersionCheck --disableTelemetry --location "$dir" \
  --blobHost 127.0.0.1 --blobPort "$port" >>"$log" 2>&1 </dev/null &
server=$!

until grep -q 'successfully listen' "$log"; do
  kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.05
done
port=$(sed -n 's/.*http:\/\/127\.0\.0\.1:\([0-9]*\).*/\1/p' "$log" | tail -n 1)
account=devstoreaccount1
key=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==
echo "DefaultEndpointsProtocol=http;AccountName=$account;AccountKey=$key;BlobEndpoint=http://127.0.0.1:$port/$account;"

# The end of standard input ends the service: whoever started this, however it ended, holds the other side of the pipe.
exec 3<&0
( cat <&3 >/dev/null; kill -TERM $$ ) 2>/dev/null &
watcher=$!
exec 0</dev/null
wait "$server" || true
server=
kill "$watcher" 2>/dev/null || true
