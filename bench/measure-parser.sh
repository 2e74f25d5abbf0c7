#!/bin/sh
# Measures the Swift parser with JMH.
#
#   bench/measure-parser.sh [DIRECTORY [OPTION-OF-JMH...]]
#
# DIRECTORY holds Swift files; without one, the small sample app is parsed. Needs a JDK and Maven,
# which fetches JMH the first time.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$here")
directory=$project/test-fixtures/showcase
if [ $# -gt 0 ]; then
  directory=$(cd "$1" && pwd)
  shift
fi
"$project/bgcheck" --version >/dev/null
(cd "$here/jmh" && mvn -B -q compile dependency:build-classpath)
exec java -cp "$here/jmh/target/classes:$(cat "$here/jmh/target/classpath")" \
  org.openjdk.jmh.Main -p "sources=$directory" "$@"
