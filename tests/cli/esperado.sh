#!/usr/bin/env bash
# The example payment files give exactly the findings that their generator seeded: esperado.sh VISADO PROJECT
set -uo pipefail
visado=$1
cd "$2"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$visado" verificar examples/datos/pagos* examples/datos/expedientes* --reglas rules --fecha 2026-11-02 \
  --formato tsv > "$work/tsv" 2> "$work/errores"
status=$?
[ $status -le 1 ] || [ $status -eq 4 ] || { cat "$work/errores"; exit 1; }
LC_ALL=C sort "$work/tsv" > "$work/sorted"
LC_ALL=C sort examples/datos/esperado.tsv | diff -u - "$work/sorted" || exit 1
"$visado" verificar examples/datos/pagos* examples/datos/expedientes* --reglas rules --fecha 2026-11-02 \
  --formato tsv --hilos 1 > "$work/one" 2>/dev/null
cmp "$work/one" "$work/tsv"
