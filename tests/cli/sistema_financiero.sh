#!/usr/bin/env bash
# The finance system registers every dossier once, its ledger proves it, and new rules do not disturb it:
# sistema_financiero.sh PROGRAM VISADO PROJECT
set -euo pipefail
program=$1 visado=$2 project=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$*"; exit 1; }
rules=$project/tests/embedding/reglas
for i in $(seq 1 2000); do
  echo "{\"expediente\": \"F-$i\", \"monto\": $((i % 2 * 30000 + 10)), \"fecha_ingreso\": \"2026-03-05\", \"facturas\": []}"
done > "$work/expedientes.jsonl"

"$program" "$rules" "$work/expedientes.jsonl" "$work/datos" 2026-11-02 --hilos 4 --recargar 20 > "$work/primera" || fail "$(cat "$work/primera")"
printf 'con reparos: 1000\nsin reparos: 1000\nregistrados: 2000, detenidos: 0, fallidos: 0\n' | diff - "$work/primera"
"$visado" comprobar --bitacora "$work/datos/visado.db" | grep -q "está íntegra" || fail "la bitácora no está íntegra"
[ "$("$visado" bitacora exportar --bitacora "$work/datos/visado.db" | grep -c '"tabla":"versiones"')" = 2000 ] || fail "faltan versiones en la bitácora"

# The same again: nothing is stored twice.
"$program" "$rules" "$work/expedientes.jsonl" "$work/datos" 2026-11-02 > "$work/segunda"
grep -q 'registrados: 0, detenidos: 0' "$work/segunda" || fail "$(cat "$work/segunda")"
# A changed dossier is a new version, and a rule blocks when that was asked for.
sed -i 's/"F-2", "monto": 10,/"F-2", "monto": 30000,/' "$work/expedientes.jsonl"
"$program" "$rules" "$work/expedientes.jsonl" "$work/datos" 2026-11-02 --bloquear P-001 > "$work/tercera"
grep -q 'registrados: 1, detenidos: 1001' "$work/tercera" || fail "$(cat "$work/tercera")"
"$program" "$rules" "$work/expedientes.jsonl" "$work/datos" 2026-11-02 --bloquear P-999 2> /dev/null && fail "una regla que no existe no bloquea nada"
# Wrong rules: it does not start.
"$program" "$project/tests/embedding/reglas_malas" "$work/expedientes.jsonl" "$work/datos" 2026-11-02 2> "$work/errores" && fail "empezó con reglas malas"
grep -q montto "$work/errores" || fail "no dijo qué está mal"
