#!/bin/sh
# The yardstick is one only as long as it finds what visado finds: the same bytes, over dossiers with faults and over
# dossiers where any datum may be missing.
#   findings.sh VISADO BENCH_YARDSTICK BENCH_DOSSIERS RULES
set -eu
visado=$1 yardstick=$2 dossiers=$3 rules=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

compare() {  # NAME, then the arguments of bench_dossiers
  name=$1
  shift
  "$dossiers" "$@" > "$work/$name.jsonl"
  status=0
  "$visado" verificar "$work/$name.jsonl" --reglas "$rules/base" --reglas "$rules/veinte" --fecha 2026-01-15 \
    --formato tsv > "$work/visado.tsv" 2> "$work/visado.txt" || status=$?
  case $status in 0 | 1 | 4) ;; *) cat "$work/visado.txt"; exit 1 ;; esac
  "$yardstick" "$work/$name.jsonl" > "$work/yardstick.tsv"
  [ "$(wc -l < "$work/visado.tsv")" -ge 100 ] || { echo "$name: casi no hay hallazgos"; exit 1; }
  if ! cmp "$work/visado.tsv" "$work/yardstick.tsv"; then
    diff "$work/visado.tsv" "$work/yardstick.tsv" | head -20
    exit 1
  fi
  echo "$name: $(wc -l < "$work/visado.tsv") líneas iguales"
}

compare faltas 4000
compare huecos 2000 100000 --huecos

# What visado reads and the yardstick does not, it must not pass over: here it would miss an amount.
"$dossiers" 1 | sed 's/"monto"/"mont\\u006f"/' > "$work/escapes.jsonl"
grep -q 'mont.u006f' "$work/escapes.jsonl"
if "$yardstick" "$work/escapes.jsonl" > /dev/null 2> "$work/escapes.txt"; then
  echo "una clave con escapes no detuvo a bench_yardstick"
  exit 1
fi
grep -q 'escapes' "$work/escapes.txt"
