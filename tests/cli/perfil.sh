#!/usr/bin/env bash
# `--perfil` tells the visits and hits of each rule, and changes nothing else. Times are of the machine: not compared.
#   perfil.sh VISADO CLI_FOLDER
set -euo pipefail
visado=$1 cases=$2/casos
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$cases/verificar_tsv"

"$visado" verificar ../verificar_texto/pagos.jsonl --reglas ../verificar_texto/reglas --fecha 2024-06-01 --formato tsv \
  --perfil > "$work/salida" 2> "$work/errores" && status=0 || status=$?
diff -u estado <(echo "$status")
diff -u salida "$work/salida"
# regla, ms, %, visitas, ns/visita, hallazgos
sed -n '/^Tiempo de cada regla/,$p' "$work/errores" | awk 'NF == 6 && $2 ~ /^[0-9.]+$/ {print $1, $4, $6}' | sort > "$work/reglas"
diff -u - "$work/reglas" << 'END'
ADQ-002 6 2
DOC-031 7 0
FAC-004 7 1
OBL-001 2 1
END
grep -q '^  en total ' "$work/errores"
