#!/bin/sh
# Instructions for each dossier of `visado verificar` with the twenty rules, by valgrind: the same in every run, whatever
# else the machine does. Fails above LIMIT: something became clearly slower. 77 where there is no valgrind.
#   instructions.sh VISADO BENCH_DOSSIERS RULES LIMIT
set -eu
visado=$1 dossiers=$2 rules=$3 limit=$4
command -v valgrind > /dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

collected() {  # how many instructions COUNT dossiers take, starting included
  "$dossiers" "$1" > "$work/pagos.jsonl"
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$visado" verificar "$work/pagos.jsonl" --reglas "$rules/base" \
    --reglas "$rules/veinte" --fecha 2026-01-15 --formato tsv --hilos 1 > /dev/null 2> "$work/valgrind.txt" || true
  sed -n 's/.*Collected : //p' "$work/valgrind.txt"
}

few=$(collected 300)
many=$(collected 1300)
each=$(((many - few) / 1000))
echo "$each instrucciones por expediente (hasta $limit)"
[ "$each" -gt 0 ] && [ "$each" -le "$limit" ]
