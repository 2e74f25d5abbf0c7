#!/bin/sh
# Compares this project's Swift parser with tree-sitter-swift on the same files: how many are read
# without an error, how fast, and where the two disagree about what stands where.
#
#   bench/compare-swift.sh DIRECTORY...
#
# Needs a JDK, Maven, gcc, npm and the C library and headers of tree-sitter (Debian:
# libtree-sitter-dev). Builds in a temporary directory, which stays if KEEP is set.
set -eu

version=0.7.1
here=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$here")
work=$(mktemp -d)
[ -n "${KEEP:-}" ] || trap 'rm -rf "$work"' EXIT

if [ $# -eq 0 ]; then
  echo "usage: $0 DIRECTORY..." >&2
  exit 2
fi

(cd "$work" && npm pack --silent "tree-sitter-swift@$version" >/dev/null && tar xzf ./*.tgz)
gcc -O2 -w -I"$work/package/src" -o "$work/tree-sitter-swift" \
  "$here/swift-tree-sitter.c" "$work/package/src/parser.c" "$work/package/src/scanner.c" -ltree-sitter
(cd "$project" && mvn -B -q test-compile)
run_java() {
  java -cp "$project/target/classes:$project/target/test-classes" \
    "dev.bgcheck.frontend.swift.syntax.$@"
}

find "$@" -name '*.swift' -type f | sort >"$work/files"

echo "== coverage and speed"
"$work/tree-sitter-swift" parse "$work/files" >"$work/tree-sitter.parse"
run_java SwiftMeasure -rounds 5 "$work/files" >"$work/recoveries"
echo "files that bgcheck does not read whole:"
cut -d: -f1 "$work/recoveries" | sort | uniq -c | sort -rn | head -20

echo "== disagreements, in files that tree-sitter reads without an error"
"$work/tree-sitter-swift" outline "$work/files" | tr -d '`' | sort >"$work/tree-sitter.outline" 2>/dev/null
run_java SwiftShape "$work/files" | tr -d '`' | sort >"$work/bgcheck.all"
grep "	0	file	" "$work/tree-sitter.outline" | cut -f1 >"$work/whole"
awk -F'\t' 'NR == FNR { whole[$1]; next } $1 in whole' "$work/whole" "$work/bgcheck.all" \
  >"$work/bgcheck.outline"
awk -F'\t' '{ print $3 }' "$work/tree-sitter.outline" | sort | uniq -c >"$work/totals"
comm -23 "$work/tree-sitter.outline" "$work/bgcheck.outline" >"$work/only.tree-sitter"
comm -13 "$work/tree-sitter.outline" "$work/bgcheck.outline" >"$work/only.bgcheck"
for side in tree-sitter bgcheck; do
  echo "only $side:"
  awk -F'\t' '{ print $3 }' "$work/only.$side" | sort | uniq -c
done
echo "all that tree-sitter found:"
cat "$work/totals"
if [ -n "${KEEP:-}" ]; then
  echo "kept: $work (the files only.* list the disagreements)"
fi
