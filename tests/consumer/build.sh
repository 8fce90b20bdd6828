#!/usr/bin/env bash
# Builds and runs the consumer project against the package under a prefix: build.sh PREFIX PROJECT CMAKE
set -euo pipefail
prefix=$1 source=$2 cmake=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
run() { "$@" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }; }
run "$cmake" -G Ninja -S "$source/tests/consumer/project" -B "$work/build" -DCMAKE_PREFIX_PATH="$prefix" -DRULES="$source/tests/embedding/reglas"
run "$cmake" --build "$work/build"
run "$cmake" -E chdir "$work/build" ctest --output-on-failure
grep -E 'tests passed|100%' "$work/log"
# The package asks for no development files of what it links: only files that programs run with.
if tr ' ' '\n' < "$work/build/build.ninja" | grep -E '^(-l.+|.+\.(a|so))$' | grep -vE '^-l:|libvisado|^-l(stdc\+\+|m|c)$' | grep -E '^-l|/usr/lib' ; then
  echo "se enlaza con archivos de desarrollo"; exit 1
fi
