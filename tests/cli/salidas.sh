#!/usr/bin/env bash
# What the command writes never destroys what it reads: salidas.sh VISADO CLI_TESTS
set -uo pipefail
visado=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$2/casos/verificar_texto/." "$work" && cd "$work" || exit 1
fail() { echo "$1"; cat errores; exit 1; }
refused() {  # the words after `visado`: refused as wrong usage, with nothing changed
  find . -type f ! -name errores ! -name antes ! -name despues -exec sha256sum {} + | sort > antes
  "$visado" "$@" > /dev/null 2> errores
  [ $? = 2 ] || fail "no se rechazó: $*"
  find . -type f ! -name errores ! -name antes ! -name despues -exec sha256sum {} + | sort > despues
  cmp -s antes despues || fail "se escribió algo: $*"
}
verify() { refused verificar "$@" --reglas reglas --fecha 2024-06-01; }

ln -s pagos.jsonl enlace.jsonl
ln pagos.jsonl otro.jsonl
mkdir lote && cp pagos.jsonl lote/
verify pagos.jsonl --salida pagos.jsonl
verify pagos.jsonl --salida ./reglas/../pagos.jsonl
verify pagos.jsonl --salida enlace.jsonl
verify pagos.jsonl --salida otro.jsonl
verify lote --salida lote/pagos.jsonl
verify pagos.jsonl --salida reglas/paquete.yaml
verify pagos.jsonl --bitacora pagos.jsonl
verify pagos.jsonl --bitacora b.sqlite --salida b.sqlite
refused catalogo reglas --salida reglas/paquete.yaml
refused probar reglas --cobertura --lcov reglas/paquete.yaml

# What stood there is replaced whole, and nothing else is left.
rm -r enlace.jsonl otro.jsonl lote
echo "lo de ayer" > resultado.txt && chmod 600 resultado.txt && ln -s resultado.txt hoy.txt
"$visado" verificar pagos.jsonl --reglas reglas --fecha 2024-06-01 --salida hoy.txt 2> errores
cmp -s salida resultado.txt || fail "la salida no es la esperada"
[ -L hoy.txt ] || fail "el enlace dejó de serlo"
[ "$(stat -c %a resultado.txt)" = 600 ] || fail "los permisos cambiaron"
[ -z "$(find . -name '*.nuevo')" ] || fail "quedó un archivo a medias"
"$visado" verificar pagos.jsonl --reglas reglas --fecha 2024-06-01 --salida /dev/stdout 2> errores | cat > directo
cmp -s directo salida || fail "un dispositivo se escribe directamente"
"$visado" verificar pagos.jsonl --reglas reglas --salida no/existe.txt 2> errores
[ $? = 3 ] || fail "una carpeta que no existe pasó inadvertida"

# A sheet that somebody filled stays.
"$visado" plantilla --clase baja_cuantia --reglas reglas > /dev/null 2> errores || fail "no se escribió la plantilla"
echo "llena" > plantilla_baja_cuantia.xlsx
refused plantilla --clase baja_cuantia --reglas reglas
grep -q -- "--reemplazar" errores || fail "no dice cómo reemplazarla"
"$visado" plantilla --clase baja_cuantia --reglas reglas --reemplazar > /dev/null 2> errores || fail "no se reemplazó"
cmp -s <(echo llena) plantilla_baja_cuantia.xlsx && fail "dice que la reemplazó, y no"
exit 0
