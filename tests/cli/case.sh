#!/usr/bin/env bash
# Runs one case: case.sh VISADO CASE_FOLDER
set -uo pipefail
visado=$1
folder=$2
cd "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

args=()
while IFS= read -r word; do args+=("$word"); done < orden
input=/dev/null
[ -f entrada ] && input=entrada
"$visado" "${args[@]}" < "$input" > "$work/salida" 2> "$work/errores"
echo $? > "$work/estado"

if [ "${VISADO_ACTUALIZAR:-}" = 1 ]; then
  cp "$work/salida" salida
  cp "$work/estado" estado
  [ ! -f errores ] || cp "$work/errores" errores
  exit 0
fi
[ -f estado ] || { echo "falta $folder/estado"; exit 1; }
status=0
for part in estado salida errores; do
  [ -f "$part" ] || continue
  diff -u "$part" "$work/$part" || status=1
done
exit $status
