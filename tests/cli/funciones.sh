#!/usr/bin/env bash
# docs/funciones.md is the table that the command writes, and it has no hole: funciones.sh VISADO SOURCE_DIR
set -uo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" catalogo --funciones --salida "$work/funciones.md" "$2/rules" || exit 1
for function in 2 6 7 8 9; do
  grep -q "^| $function |" "$work/funciones.md" || { echo "ninguna regla sirve a la función $function"; exit 1; }
done
if grep -E "^Reglas (que no dicen su función|sin base legal|sin pruebas)" "$work/funciones.md"; then exit 1; fi
# Each line names rules and norms, and has tests.
awk -F ' \\| ' '/^\| [0-9]/ { lines++; if ($3 !~ /[A-Z]+-[0-9]/ || $4 !~ /[A-Za-z]/ || $5 + 0 == 0) { print "un hueco: " $0; bad = 1 } }
  END { if (lines == 0) print "la tabla está vacía"; exit bad || lines == 0 }' "$work/funciones.md" || exit 1
diff -u "$2/docs/funciones.md" "$work/funciones.md" && exit 0
echo "docs/funciones.md no es la tabla que se genera: visado catalogo --funciones rules --salida docs/funciones.md"
exit 1
