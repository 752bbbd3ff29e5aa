# Sourced by tune and test.sh, which set $root: one Release build serves both.
artifacts="$root/artifacts/embedded"
program="$artifacts/bin/Tuning.Cli/release/tune"
stamp="$artifacts/.built"

# Succeeds when a source, or a folder that gained or lost one, is newer than the last build.
build_is_stale() {
  [ -x "$program" ] && [ -e "$stamp" ] || return 0
  [ -n "$(find "$root/src" "$root/eng" "$root/global.json" "$root"/Directory.*.props \
    -newer "$stamp" -print -quit 2>&1)" ]
}

# Runs a command while no other build of this checkout runs.
with_build_lock() {
  mkdir -p "$artifacts"
  if command -v flock >/dev/null; then
    (flock 9 && "$@" 9>&-) 9>"$artifacts/.lock"
    return
  fi
  until mkdir "$artifacts/.lock.d" 2>/dev/null; do
    if [ -n "$(find "$artifacts/.lock.d" -maxdepth 0 -mmin +15 2>/dev/null)" ]; then
      rmdir "$artifacts/.lock.d" 2>/dev/null || true
    fi
    sleep 0.2
  done
  local code=0
  ("$@") || code=$?
  rmdir "$artifacts/.lock.d"
  return "$code"
}

# Builds a project or the solution. What changes during the build is newer than the stamp and is built next time.
build_release() {
  touch "$stamp.next"
  dotnet build "$1" -c Release -v quiet -nologo -clp:ErrorsOnly -nodeReuse:false || return 1
  mv -f "$stamp.next" "$stamp"
}
