#!/usr/bin/env bash
# Installs PostgreSQL and Azurite from npm unless what package-lock.json names is installed already. Says nothing on standard output.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -P "$here/../.." && pwd)
. "$root/eng/build.sh"

# npm notes in node_modules what it installed last.
is_installed() {
  [ -e "$here/node_modules/.package-lock.json" ] && [ ! "$here/package-lock.json" -nt "$here/node_modules/.package-lock.json" ]
}

install() {
  # Another process may have installed them while this one waited for the lock.
  is_installed || npm ci --prefix "$here" --no-audit --no-fund --loglevel error >&2
}

is_installed && exit 0
command -v npm >/dev/null || { echo "PostgreSQL and Azurite come from npm, and there is none on the PATH: install Node.js 20 or newer" >&2; exit 1; }
with_build_lock install || { echo "npm ci in $here failed" >&2; exit 1; }
