#!/usr/bin/env bash
# Runs every test in Release: ./test.sh [--long] [--only NAME]
#   --long       the big numbers (TUNE_TEST_LONG=1)
#   --only NAME  only the test projects whose name contains NAME
# The last line is the sum over all projects: N passed, N failed[, N skipped].
set -euo pipefail
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$root"
# A shell that starts this in the background has SIGINT ignored, and so would have the programs that tests interrupt.
if [ -z "${TUNE_TEST_SIGNALS:-}" ] && env --default-signal=INT true 2>/dev/null; then
  TUNE_TEST_SIGNALS=default exec env --default-signal=INT "$root/test.sh" "$@"
fi
. eng/build.sh

only=
while [ $# -gt 0 ]; do
  case $1 in
    --long) export TUNE_TEST_LONG=1 ;;
    --only) only=${2:?--only needs a name}; shift ;;
    *) echo "usage: ./test.sh [--long] [--only NAME]" >&2; exit 2 ;;
  esac
  shift
done

# One test that hangs longer than this ends its project, which then counts as failed.
hang=10m
[ -z "${TUNE_TEST_LONG:-}" ] || hang=120m

results=$artifacts/results
passed=0 failed=0 skipped=0

# The counts of one project's result file are added to the sums.
count() {
  local counters total executed bad
  counters=$(grep -o '<Counters [^>]*>' "$1" | head -n 1)
  total=$(attribute total "$counters")
  executed=$(attribute executed "$counters")
  bad=$((executed - $(attribute passed "$counters")))
  passed=$((passed + executed - bad))
  failed=$((failed + bad))
  skipped=$((skipped + total - executed))
}

attribute() {
  echo "$2" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"
}

# Runs one test project; a project that ends badly without a failed test counts as one failure.
run_project() {
  local name=$1 assembly before=$failed code=0
  assembly=$artifacts/bin/$name/release/$name.dll
  echo "== $name"
  dotnet test "$assembly" --nologo --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
    --blame-hang-timeout "$hang" --blame-hang-dump-type none || code=$?
  if [ -f "$results/$name.trx" ]; then
    count "$results/$name.trx"
  fi
  if [ "$code" -ne 0 ] && [ "$failed" -eq "$before" ]; then
    echo "$name ended with code $code"
    failed=$((failed + 1))
  fi
}

with_build_lock tests/tools/install.sh
tests/services/install.sh
with_build_lock build_release TuningFunctions.sln || { echo "the build failed" >&2; exit 1; }
rm -rf "$results"
for project in tests/*.Tests; do
  name=${project#tests/}
  case $name in
    *"$only"*) run_project "$name" ;;
  esac
done

if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
