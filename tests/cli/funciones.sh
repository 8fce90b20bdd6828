#!/usr/bin/env bash
# docs/funciones.md is the table that the command writes, and it has no hole: funciones.sh VISADO SOURCE_DIR
set -uo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" catalogo --funciones --salida "$work/funciones.md" "$2/rules" || exit 1
for function in 2 6 7 8 9; do
  grep -q "^| $function |" "$work/funciones.md" || { echo "ninguna regla sirve a la función $function"; exit 1; }
done
if grep "no dicen su función" "$work/funciones.md"; then exit 1; fi
diff -u "$2/docs/funciones.md" "$work/funciones.md" && exit 0
echo "docs/funciones.md no es la tabla que se genera: visado catalogo --funciones rules --salida docs/funciones.md"
exit 1
