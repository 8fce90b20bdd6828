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

# A devengado needs the visado of a person, of the dossier as it is.
db=$work/datos/visado.db day=2026-11-02
does() { "$visado" "$@" --bitacora "$db" --fecha $day > "$work/salida" 2> "$work/errores" || fail "no se hizo: $* $(cat "$work/errores")"; }
for id in autoridad jefe analista receptor redactor aprobador; do does persona registrar $id --nombre $id --persona instala; done
role() { does persona cargo "$1" --rol "$2" --unidad UAVG --puesto p --desde 2026-01-01 --persona "$3"; }
role autoridad "autoridad superior" instala
role jefe "jefe de la unidad" autoridad
role analista analista autoridad
role receptor receptor autoridad
role redactor "redactor de reglas" autoridad
role aprobador "aprobador de reglas" autoridad
book=$("$visado" bitacora exportar --bitacora "$db" | sed -n 's/.*"tabla":"reglamentos".*"huella":"\([0-9a-f]*\)".*/\1/p')
does reglamento presentar "$book" --persona redactor
does reglamento poner-en-vigor "$book" --persona aprobador
for dossier in F-4 F-6; do
  does ingreso registrar $dossier --persona receptor
  does ingreso asignar $dossier --analista analista --persona jefe
  does ingreso completar $dossier --persona receptor
  does visar $dossier --persona jefe --salida "$work/$dossier.json"
done
accrue() { "$program" devengar "$work/datos" "$1" > "$work/salida" 2> "$work/errores"; }
refused() { accrue "$2" && fail "se devengó: $2"; grep -q "$1" "$work/errores" || fail "sin «$1»: $(cat "$work/errores")"; }
sed 's/"F-4"/"F-8"/' "$work/F-4.json" > "$work/alterada.json"
refused BIT-067 "$work/alterada.json"
accrue "$work/F-4.json" || fail "$(cat "$work/errores")"
grep -q '^devengado: F-4$' "$work/salida" || fail "no dice qué devengó"
refused "ya está devengado" "$work/F-4.json"
sed -i 's/"F-6", "monto": 10,/"F-6", "monto": 11,/' "$work/expedientes.jsonl"
"$program" "$rules" "$work/expedientes.jsonl" "$work/datos" $day > /dev/null
refused "cambió después de" "$work/F-6.json"
sed -i 's/"F-6", "monto": 11,/"F-6", "monto": 10,/' "$work/expedientes.jsonl"
"$program" "$rules" "$work/expedientes.jsonl" "$work/datos" $day > /dev/null
does anular "$(grep -o 'VIS-2026-[0-9]*' "$work/F-6.json" | head -1)" --causa "se anuló la orden" --persona jefe
refused BIT-070 "$work/F-6.json"
