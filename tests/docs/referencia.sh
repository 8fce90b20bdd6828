#!/usr/bin/env bash
# The reference of the programming interfaces is made without a warning, and says what the headers say: referencia.sh PROJECT
set -euo pipefail
cd "$1"
command -v doxygen > /dev/null || { echo "sin doxygen"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
said=$( (cat docs/Doxyfile; echo "OUTPUT_DIRECTORY = $work") | doxygen - 2>&1) || { echo "$said"; exit 1; }
[ -z "$said" ] || { echo "$said"; exit 1; }
for page in classvisado_1_1TextVerifier structvisado_1_1Verdict visado_8h; do
  [ -s "$work/html/$page.html" ] || { echo "falta la página $page"; exit 1; }
done
grep -q 'any number of threads verify with one at the same time' "$work/html/classvisado_1_1TextVerifier.html"
grep -q 'One owner less; the last one frees it' "$work/html/visado_8h.html"
