#!/usr/bin/env bash
# A norm is confirmed in a file of the rulebook, and a document that changes afterwards is noticed: confirmar.sh VISADO CLI_TESTS
set -uo pipefail
visado=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$1"; exit 1; }

mkdir -p "$work/leyes" && cp -r "$2/casos/normas_json/reglas" "$work/reglas" && rm "$work/reglas/confirmaciones.yaml"
echo "Resolución 1, completa" > "$work/leyes/res1.txt"
cd "$work" || exit 1
confirm() { "$visado" normas confirmar "RES 1" --archivo leyes/res1.txt --persona "$1" --fecha "$2" --reglas reglas --en reglas/confirmaciones.yaml 2> errores; }
is_confirmed() { "$visado" normas --reglas reglas --fecha 2024-06-01 2>&1 | grep -q "texto: confirmado por la institución: $1 leyó ../leyes/res1.txt el $2"; }

"$visado" normas --reglas reglas --fecha 2024-06-01 | grep -q "confirmado por" && fail "confirmada antes de tiempo"
confirm "Ana Pérez" 2024-02-01 || fail "no se pudo confirmar: $(cat errores)"
is_confirmed "Ana Pérez" 01/02/2024 || fail "la confirmación no llegó a la norma"
confirm "Beto Ruiz" 2024-03-01 || fail "no se pudo confirmar otra vez: $(cat errores)"
is_confirmed "Beto Ruiz" 01/03/2024 || fail "la segunda confirmación no llegó a la norma"
[ "$(grep -c 'sha256' reglas/confirmaciones.yaml)" = 2 ] || fail "faltan confirmaciones"

echo "otra cosa" > leyes/res1.txt
"$visado" normas --reglas reglas --fecha 2024-06-01 > /dev/null 2> errores
[ $? = 3 ] || fail "un documento cambiado pasó inadvertido"
grep -q "NOR-006" errores || fail "sin el código del documento cambiado"
confirm "" 2024-03-01
[ $? = 2 ] || fail "se confirmó sin persona"
