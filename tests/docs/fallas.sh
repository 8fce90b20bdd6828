#!/usr/bin/env bash
# pagina.sh can fail: each page of fallas/ must, with what its first line says: fallas.sh VISADO SOURCE_DIR
set -uo pipefail
here=$(dirname "$(realpath "$0")")
unset VISADO_ACTUALIZAR
status=0 tried=0
for page in "$here"/fallas/*.md; do
  expected=$(sed -n '1s/^<!-- falla: \(.*\) -->$/\1/p' "$page")
  said=$(bash "$here/pagina.sh" "$1" "$2" "$page")
  result=$?
  tried=$((tried + 1))
  [ $result = 1 ] && [ -n "$expected" ] && grep -qF -- "$expected" <<<"$said" && continue
  echo "$(basename "$page"): tenía que fallar con «$expected»; terminó con $result:"
  echo "$said"
  status=1
done
echo "$tried páginas malas"
exit $status
