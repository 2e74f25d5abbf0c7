#!/bin/sh
# Times a whole check against ast-grep with three patterns, on the same files, in turns.
#
#   bench/compare-check.sh [--rounds N] DIRECTORY...
#
# Of each it prints the best of N rounds (default 5): seconds passed, seconds of processor time, most
# memory; for bgcheck without its cache, and once more for an unchanged second run. Other work on the
# machine spoils the seconds that pass; processor time says more then, and the rounds take turns so
# that both suffer alike.
#
# Needs a JDK, Maven, npm and GNU time (Debian: time). ast-grep is taken from the PATH or, as the
# npm package @ast-grep/cli, installed into a temporary directory.
set -eu

version=0.51.1
rounds=5
here=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$here")
if [ "${1:-}" = --rounds ]; then
  rounds=$2
  shift 2
fi
if [ $# -eq 0 ]; then
  echo "usage: $0 [--rounds N] DIRECTORY..." >&2
  exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! ast_grep=$(command -v ast-grep); then
  (cd "$work" && npm install --silent --no-fund --no-audit "@ast-grep/cli@$version" >/dev/null)
  ast_grep=$work/node_modules/.bin/ast-grep
fi
"$project/bgcheck" --version >/dev/null
export XDG_CACHE_HOME="$work/cache"
mkdir -p "$XDG_CACHE_HOME"
# Makes the archive of loaded classes, which is made beside the first run.
"$project/bgcheck" "$project/test-fixtures/showcase" >"$work/first" 2>&1 || true
tries=0
while [ -z "$(find "$XDG_CACHE_HOME" -name bgcheck.jsa)" ] && [ "$tries" -lt 60 ]; do
  sleep 1
  tries=$((tries + 1))
done

# measure NAME COMMAND...: adds "elapsed processor kilobytes" to the file NAME.
measure() {
  name=$1
  shift
  command time -f '%e %U %S %M' -o "$work/time" "$@" >/dev/null 2>&1 || true
  tail -n 1 "$work/time" | awk '{ print $1, $2 + $3, $4 }' >>"$work/$name"
}

three_patterns() {
  for pattern in 'UIApplication.shared.beginBackgroundTask($$$)' \
    'BGTaskScheduler.shared.register($$$)' '$M.startUpdatingLocation()'; do
    "$ast_grep" run --lang swift --pattern "$pattern" "$1" || true
  done
}
cat >"$work/ast-grep.sh" <<EOF
ast_grep=$ast_grep
$(sed -n '/^three_patterns() {$/,/^}$/p' "$0")
three_patterns "\$1"
EOF

for directory in "$@"; do
  echo "== $directory"
  rm -f "$work/check" "$work/second" "$work/ast-grep"
  round=0
  while [ "$round" -lt "$rounds" ]; do
    measure ast-grep sh "$work/ast-grep.sh" "$directory"
    measure check "$project/bgcheck" "$directory" --no-cache --fail-on never
    round=$((round + 1))
  done
  "$project/bgcheck" "$directory" --fail-on never >/dev/null 2>&1 || true
  measure second "$project/bgcheck" "$directory" --fail-on never
  for name in ast-grep check second; do
    awk -v name="$name" '
      NR == 1 || $1 < elapsed { elapsed = $1 }
      NR == 1 || $2 < processor { processor = $2 }
      NR == 1 || $3 < memory { memory = $3 }
      END { printf "%-10s %6.2f s passed %6.2f s processor %5d MB\n", name, elapsed, processor, memory / 1024 }
    ' "$work/$name"
  done
done
