#!/usr/bin/env bash
# The example files give exactly the findings that their generator seeded, and every rule fires and stays silent at least
# once: esperado.sh VISADO PROJECT
set -uo pipefail
visado=$1
cd "$2"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

# What is verified, and what must come out: check NAME EXPECTED WORDS…
check() {
  local name=$1 expected=$2
  shift 2
  "$visado" verificar "$@" --reglas rules --fecha 2026-11-02 --formato tsv > "$work/$name" 2> "$work/errores"
  local status=$?
  [ $status -le 1 ] || [ $status -eq 4 ] || { cat "$work/errores"; exit 1; }
  sort "$work/$name" > "$work/sorted"
  sort "$expected" | diff -u - "$work/sorted" || exit 1
  "$visado" verificar "$@" --reglas rules --fecha 2026-11-02 --formato tsv --hilos 1 > "$work/one" 2>/dev/null
  cmp "$work/one" "$work/$name" || exit 1
}

# The same, and every rule fires and stays silent at least once.
check_all() {
  check "$@"
  shift 2
  "$visado" verificar "$@" --reglas rules --fecha 2026-11-02 --formato jsonl 2>/dev/null | tail -1 > "$work/resumen"
  # A rule that judged nobody at all is suspended; a manual one asks instead of firing, and may ask always.
  grep -o '"regla":"[A-Z]*-[0-9]*","cumple"[^}]*' "$work/resumen" | tr -d '"' | tr ':,' '  ' | awk '
    { delete n; for (i = 1; i < NF; i += 2) n[$i] = $(i + 1)
      said = n["incumple"] + n["por_comprobar"]; silent = n["cumple"] + n["no_aplica"]
      if (said + silent + n["no_evaluable"] == 0) next
      if (said == 0) { print n["regla"] ": ningún ejemplo la hace hablar"; bad = 1 }
      if (silent == 0 && n["por_comprobar"] == 0) { print n["regla"] ": ningún ejemplo la deja callada"; bad = 1 }
      rules++ }
    END { if (rules == 0) print "no hay cuentas por regla"; exit bad || rules == 0 }' || exit 1
}

check_all pagos examples/datos/esperado.tsv examples/datos/pagos* examples/datos/expedientes*
check_all ejecucion examples/datos/ejecucion/esperado.tsv examples/datos/ejecucion/correcto examples/datos/ejecucion/con_faltas \
  --esquema ejecucion --mapeo examples/datos/ejecucion/mapeo.yaml
# The same reports as a workbook that uses the names of the schema.
check ejecucion_libro examples/datos/ejecucion/esperado.tsv examples/datos/ejecucion/libro.xlsx --esquema ejecucion
