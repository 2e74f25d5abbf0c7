#!/bin/sh
# Shows how the time of a cold check grows with the size of the app.
#
#   bench/measure-growth.sh [--rounds N] DIRECTORY...
#
# Prints a table in Markdown, smallest app first: lines, seconds passed, processor time of the whole
# process and of each phase (see `bgcheck check --stats`), processor time by 1000 lines. Each number
# is the best of N rounds (default 3). Lines are counted once however many targets they belong to,
# though each target links its own: apps of many targets take longer by line.
#
# Needs a JDK and Maven.
set -eu

rounds=3
project=$(dirname "$(cd "$(dirname "$0")" && pwd)")
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
"$project/bgcheck" --version >/dev/null

for directory in "$@"; do
  rm -f "$work/rounds"
  round=0
  while [ "$round" -lt "$rounds" ]; do
    "$project/bgcheck" "$directory" --no-cache --fail-on never --stats 2>&1 >/dev/null |
      tail -n 12 >>"$work/rounds"
    round=$((round + 1))
  done
  awk -v name="$(basename "$directory")" '
    function least(key, value) { if (!(key in best) || value < best[key]) best[key] = value }
    / lines, / { lines = $3; least("passed", $8 + 0); if ($15 > heap) heap = $15; next }
    /^phase / || /^collecting / || /^compiling / { next }
    /^whole process/ { least("whole", $3); next }
    NF >= 3 { least($1, $NF) }
    END {
      printf "%d\t| %s | %d | %.2f | %.2f |", lines, name, lines, best["passed"], best["whole"]
      split("discover rules parse link call analyses checks", phases)
      for (i = 1; i <= 7; i++) printf " %.2f |", best[phases[i]]
      printf " %.1f |\n", 1e6 * best["whole"] / lines
    }
  ' "$work/rounds" >>"$work/table"
done
echo '| app | lines | seconds passed | of processor time | discover | rules | parse | link | call graph | analyses | checks | ms by 1000 lines |'
echo '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |'
sort -n "$work/table" | cut -f 2-
