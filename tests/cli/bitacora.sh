#!/usr/bin/env bash
# A ledger through the command only: bitacora.sh VISADO SOURCE_DIR
set -uo pipefail
visado=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$1"; cat "$work/errores" 2>/dev/null; exit 1; }
cd "$work" || exit 1
verify() { "$visado" verificar "$1" --reglas "$source/rules" --bitacora visado.db --fecha 2026-01-15 "${@:2}" --formato tsv > salida 2> errores; }

head -60 "$source/examples/datos/pagos.jsonl" > pagos.jsonl
"$visado" comprobar --bitacora visado.db > /dev/null 2> errores
[ $? = 3 ] && grep -q "BIT-001" errores || fail "comprobar sin bitácora"
"$visado" verificar pagos.jsonl --reglas "$source/rules" --fecha 2026-01-15 --formato tsv > sin.tsv 2> errores
before=$?
verify pagos.jsonl --persona P-1
[ $? = $before ] || fail "la bitácora cambió el estado de salida"
cmp salida sin.tsv || fail "la bitácora cambió los resultados"
grep -q "^bitácora: corrida 1: 60 expedientes (60 nuevos, 0 cambiados), 60 resultados nuevos" errores || fail "cuentas de la primera corrida"
verify pagos.jsonl
grep -q "^bitácora: corrida 2: 60 expedientes (0 nuevos, 0 cambiados), 0 resultados nuevos; reparos: 0 formulados, 0 persisten, 0 subsanados, 0 reaparecen$" errores ||
  fail "la misma entrada agregó algo más que su corrida"
"$visado" bitacora cabeza --bitacora visado.db > cabeza.json || fail "cabeza"
verify pagos.jsonl
"$visado" comprobar --bitacora visado.db --cabeza cabeza.json > salida 2> errores || fail "comprobar: $(cat salida)"
grep -q "la bitácora está íntegra" salida || fail "comprobar no lo dice"
[ -s errores ] && fail "comprobar dijo algo de una bitácora intacta"

"$visado" bitacora respaldar --bitacora visado.db copia.db || fail "respaldar"
"$visado" bitacora respaldar --bitacora visado.db copia.db 2> errores && fail "respaldó sobre otro archivo"
grep -q "BIT-010" errores || fail "sin el código"
"$visado" bitacora exportar --bitacora visado.db --salida filas.jsonl || fail "exportar"
[ "$(grep -c '"tabla":"versiones"' filas.jsonl)" = 60 ] || fail "faltan filas en la exportación"
"$visado" bitacora borrar --bitacora visado.db --expediente "$(sed -n 's/^{"expediente": *"\([^"]*\)".*/\1/p' pagos.jsonl | head -1)" \
  --causa "plazo vencido" --persona P-1 2> errores || fail "borrar"
grep -q "filas borradas: 2" errores || fail "cuentas del borrado"
"$visado" comprobar --bitacora visado.db --cabeza cabeza.json > salida 2> errores || fail "comprobar después de borrar: $(cat salida)"

if command -v sqlite3 > /dev/null; then
  sqlite3 visado.db "DROP TRIGGER versiones_no_cambian; UPDATE versiones SET expediente = 'otro' WHERE id = 7"
  "$visado" comprobar --bitacora visado.db > salida 2> errores
  [ $? = 1 ] || fail "una fila cambiada pasó inadvertida"
  grep -q "la fila 7 de versiones fue alterada" errores || fail "no dijo qué fila"
  grep -q "falta el disparador versiones_no_cambian" errores || fail "no dijo qué disparador"
  "$visado" bitacora restaurar --bitacora otra.db visado.db 2> errores && fail "restauró una bitácora alterada"
fi
"$visado" bitacora restaurar --bitacora vuelta.db copia.db 2> errores || fail "restaurar"
"$visado" comprobar --bitacora vuelta.db --cabeza cabeza.json > salida 2> errores || fail "comprobar lo restaurado"
