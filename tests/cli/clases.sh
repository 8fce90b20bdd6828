#!/usr/bin/env bash
# Of every class of dossier that the schema enumerates there is a correct example that passes the whole rulebook: no
# finding, nothing that could not be judged: clases.sh VISADO PROJECT
set -uo pipefail
visado=$1
cd "$2"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

"$visado" esquema --reglas rules 2> "$work/errores" | tr -d '\n' | sed -n 's/.*"modalidad": *{[^}]*"enum": *\[\([^]]*\)\].*/\1/p' |
  tr -d '" ' | tr ',' '\n' | grep -v '^null$' > "$work/clases"
[ "$(wc -l < "$work/clases")" -ge 20 ] || { echo "el esquema no enumera las clases"; cat "$work/errores"; exit 1; }
"$visado" verificar examples/datos/pagos* examples/datos/expedientes* --reglas rules --fecha 2026-11-02 --formato jsonl \
  2> /dev/null | grep '^{"expediente":' > "$work/dichos"
sed -n 's/^| \([A-Z]*-[0-9-]*\) |.*/\1/p' examples/datos/FALTAS.md | sort -u > "$work/con_faltas"
# What the rules say of the dossiers in which nothing was put: only questions for the analyst.
sed -n 's/^{"expediente":"\([^"]*\)".*"clase":"\([^"]*\)","propuesta":"\([^"]*\)".*/\1\t\2\t\3/p' "$work/dichos" |
  sort > "$work/propuestas"
grep -E '"resultado":"(incumple|no evaluable|error|exceptuado)"' "$work/dichos" |
  sed 's/^{"expediente":"\([^"]*\)".*/\1/' | sort -u > "$work/señalados"
awk -F '\t' '
  FILENAME == ARGV[1] { faulty[$1]; next }
  FILENAME == ARGV[2] { said[$1]; next }
  FILENAME == ARGV[3] { class[$1]; next }
  $1 in faulty { next }
  $1 in said || $3 != "sin reparos" { print $1 " (" $2 ") es correcto y se señala: " $3; bad = 1; next }
  { correct[$2]++ }
  END { for (c in class) if (!(c in correct)) { print c ": ningún ejemplo correcto pasa sin hallazgos"; bad = 1 }
        exit bad }' "$work/con_faltas" "$work/señalados" "$work/clases" "$work/propuestas"
