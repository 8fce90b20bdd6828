#!/bin/sh
# Whether the files of this folder are what generar_datos writes: comprobar.sh GENERAR_DATOS
set -eu
here=$(cd "$(dirname "$0")" && pwd)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"$1" "$fresh"
for entry in "$fresh"/*; do
  diff -r "$entry" "$here/$(basename "$entry")"
done
