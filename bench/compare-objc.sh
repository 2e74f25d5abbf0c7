#!/bin/sh
# Compares this project's Objective-C parser with tree-sitter-objc on the same files: how many are
# read without an error, how fast (processor time), and where the two disagree about what stands
# where.
#
#   bench/compare-objc.sh [--ext m|mm|h] DIRECTORY...
#
# Needs a JDK, Maven, gcc, npm and the C library and headers of tree-sitter (Debian:
# libtree-sitter-dev). Builds in a temporary directory, which stays if KEEP is set.
set -eu

version=3.0.2
here=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$here")
extension=m
if [ "${1:-}" = --ext ]; then
  extension=$2
  shift 2
fi
if [ $# -eq 0 ]; then
  echo "usage: $0 [--ext m|mm|h] DIRECTORY..." >&2
  exit 2
fi
work=$(mktemp -d)
[ -n "${KEEP:-}" ] || trap 'rm -rf "$work"' EXIT

(cd "$work" && npm pack --silent "tree-sitter-objc@$version" >/dev/null && tar xzf ./*.tgz)
gcc -O2 -w -I"$work/package/src" -o "$work/tree-sitter-objc" \
  "$here/objc-tree-sitter.c" "$work/package/src/parser.c" -ltree-sitter
(cd "$project" && mvn -B -q test-compile)
run_java() {
  java -cp "$project/target/classes:$project/target/test-classes" \
    "dev.bgcheck.frontend.objc.syntax.$@"
}

find "$@" -name "*.$extension" -type f | sort >"$work/files"

echo "== coverage and speed"
"$work/tree-sitter-objc" parse "$work/files" >"$work/tree-sitter.parse"
run_java ObjcMeasure 8 "$work/files" >"$work/recoveries"
echo "files that bgcheck does not read whole:"
cut -d: -f1 "$work/recoveries" | sort | uniq -c | sort -rn | head -20

echo "== disagreements, in files that tree-sitter reads without an error"
"$work/tree-sitter-objc" outline "$work/files" 2>/dev/null | LC_ALL=C sort >"$work/tree-sitter.outline"
run_java ObjcShape "$work/files" | LC_ALL=C sort >"$work/bgcheck.all"
grep "	0	file	" "$work/tree-sitter.outline" | cut -f1 >"$work/whole"
awk -F'\t' 'NR == FNR { whole[$1]; next } $1 in whole' "$work/whole" "$work/bgcheck.all" \
  >"$work/bgcheck.outline"
LC_ALL=C comm -23 "$work/tree-sitter.outline" "$work/bgcheck.outline" >"$work/only.tree-sitter"
LC_ALL=C comm -13 "$work/tree-sitter.outline" "$work/bgcheck.outline" >"$work/only.bgcheck"
for side in tree-sitter bgcheck; do
  echo "only $side:"
  cut -f3 "$work/only.$side" | sort | uniq -c | sort -rn
done
echo "all that tree-sitter found:"
cut -f3 "$work/tree-sitter.outline" | sort | uniq -c | sort -rn
if [ -n "${KEEP:-}" ]; then
  echo "kept: $work (the files only.* list the disagreements)"
fi
