#!/usr/bin/env bash
# Installs what tests look at results with, as root where there is apt-get: Chromium, and for the long run Optuna where the
# system has it. Elsewhere those tests are skipped with their reason; where CI is set, those of Chromium fail. Never ends a test
# run, and says nothing on standard output.
set -euo pipefail

has_chromium() {
  command -v chromium || command -v chromium-browser || command -v google-chrome
}

# Only the long run asks for it: it brings much with it.
has_optuna() {
  local python
  [ -n "${TUNE_TEST_LONG:-}" ] || return 0
  for python in python3 /usr/bin/python3; do
    ! "$python" -c 'import importlib.util, sys; sys.exit(importlib.util.find_spec("optuna") is None)' || return 0
  done
  return 1
}

install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

{ has_chromium && has_optuna; } >/dev/null 2>&1 && exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  has_chromium >/dev/null || echo "no Chromium on the PATH: the tests that look at reports with it are skipped" >&2
  exit 0
fi

apt-get update -qq >&2 || true
has_chromium >/dev/null || install chromium fonts-dejavu-core || echo "Chromium could not be installed: the tests that look at reports with it cannot run" >&2
has_optuna 2>/dev/null || install python3-optuna || echo "no Optuna: the tests that open journals with it are skipped" >&2
