#!/usr/bin/env bash
# visado as part of somebody else's tree: tree.sh BUILD PROJECT CMAKE CXX CC. Compiles the whole library once more, which is only
# quick when ccache has it.
set -euo pipefail
build=$1 source=$2 cmake=$3
export CXX=$4 CC=$5
grep -qE '^CCACHE_PROGRAM:FILEPATH=.*ccache$' "$build/CMakeCache.txt" || { echo "sin ccache"; exit 77; }
value() { sed -n "s/^$1:[A-Z]*=//p" "$build/CMakeCache.txt"; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
run() { "$@" > "$work/log" 2>&1 || { tail -40 "$work/log"; exit 1; }; }
run "$cmake" -G Ninja -S "$source/tests/consumer/project" -B "$work/build" -DVISADO_TREE="$source" -DRULES="$source/tests/embedding/reglas" \
  -DCMAKE_BUILD_TYPE="$(value CMAKE_BUILD_TYPE)" -DVISADO_WARNINGS_AS_ERRORS="$(value VISADO_WARNINGS_AS_ERRORS)"
run "$cmake" --build "$work/build" --target consumer_visado
run "$cmake" -E chdir "$work/build" ctest --output-on-failure
grep -E 'tests passed|100%' "$work/log"
