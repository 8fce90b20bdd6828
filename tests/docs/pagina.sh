#!/usr/bin/env bash
# Executes the blocks of a page of the manual: pagina.sh VISADO SOURCE_DIR PAGE
#
#   ```sh [estado=N]                  runs in a copy of the tree, block after block; the last command ends with status N
#                                     (0 if not said), the others with 0
#   ```text                           the block after a `sh` block: exactly what it printed, on both streams
#   ```yaml archivo=F                 written to F; the rule files of F's top folder must load (`con-errores`: must not)
#   ```LANGUAGE datos archivo=F       written to F, which a later `sh` block must name, or a folder of it
#   ```feel                           `expression  →  value` on each line; without arrows, one expression that evaluates
#   ```cpp                            a program, or the inside of one, that compiles against include/
#
# A block after the line `<!-- sin-ejecutar: REASON -->` is only listed and counted. Any other block fails, as does an
# output nobody printed. VISADO_ACTUALIZAR=1 writes what the commands print into the page; read the difference.
set -uo pipefail
visado=$(realpath "$1") source=$(realpath "$2") page=$(realpath "$3")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
PATH=$(dirname "$visado"):$PATH

tree=$work/tree
mkdir "$tree"
for part in README.md docs examples rules bindings; do  # what the page speaks of
  if grep -qF "$part" "$page"; then cp -r "$source/$part" "$tree/"; fi
done
cd "$tree" || exit 1

failures=0 executed=0 commands="" data_files=() unexecuted=()
fail() {
  echo "$(basename "$page"):$1: $2"
  failures=$((failures + 1))
}

# What the block opened at line $line says: its first word is in $language.
attribute() { sed -nE "s/^(.* )?$1=([^ ]+).*$/\2/p" <<<"$info"; }
has_word() { [[ " $info " == *" $1 "* ]]; }

run_commands() {
  # Only the last command may end with another status than 0: before it, a mark that it was reached.
  awk -v mark=": > '$work/reached'" '
    { text[NR] = $0 }
    !continued { last = NR }
    { continued = /\\$/ }
    END { for (i = 1; i <= NR; i++) { if (i == last) print mark; print text[i] } }' <<<"${block%$'\n'}" > "$work/commands"
  rm -f "$work/reached"
  bash -eu "$work/commands" > "$work/printed" 2>&1 < /dev/null
  local status=$? expected
  expected=$(attribute estado)
  commands+=$block
  if [ $status != "${expected:-0}" ]; then
    fail "$line" "los mandatos terminaron con estado $status, y se esperaba ${expected:-0}:"
  elif [ ! -e "$work/reached" ]; then
    fail "$line" "un mandato anterior al último terminó con estado $status:"
  else
    return
  fi
  sed 's/^/    /' "$work/printed"
}

compare_output() {
  if [ "$previous" != sh ]; then
    fail "$line" "una salida que ningún mandato imprimió"
    return
  fi
  printf '%s' "$block" > "$work/written"
  [ -n "${VISADO_ACTUALIZAR:-}" ] && return
  diff -u --label página --label impreso "$work/written" "$work/printed" > "$work/difference" && return
  fail "$line" "los mandatos no imprimen lo que dice la página:"
  sed 's/^/    /' "$work/difference"
}

write_file() {
  local file=$1
  case $file in /* | *..*) fail "$line" "archivo fuera de la copia: $file"; return ;; esac
  mkdir -p "$(dirname "$file")"
  printf '%s' "$block" > "$file"
}

write_rules() {
  local folder=${1%%/*} expected=0
  write_file "$1"
  has_word con-errores && expected=1
  visado revisar "$folder" > "$work/review" 2>&1
  local status=$?
  [ $status = $expected ] && return
  fail "$line" "visado revisar $folder terminó con estado $status, y se esperaba $expected:"
  sed 's/^/    /' "$work/review"
}

value_of() { visado evaluar "$1" 2> "$work/reason"; }

evaluate() {
  local text expression value got expected
  if [[ $block != *"  →  "* ]]; then
    value_of "$block" > /dev/null && return
    fail "$line" "la expresión no se puede evaluar:"
    sed 's/^/    /' "$work/reason"
    return
  fi
  local number=$line
  while IFS= read -r text; do
    number=$((number + 1))
    expression=${text%%"  →  "*} value=${text#*"  →  "}
    value=${value%%"   — "*}  # and why it is null
    got=$(value_of "$expression") expected=$(value_of "$value")  # empty when it is not an expression
    [[ $text == *"  →  "* ]] && [ "$got" = "$expected" ] && [ -n "$got" ] && continue
    fail "$number" "$expression no vale $value, sino $got"
  done <<<"${block%$'\n'}"
}

compile() {
  {
    grep '^#include' <<<"$block"
    [[ $block == *"int main"* ]] || echo 'int main() {'
    grep -v '^#include' <<<"$block"
    [[ $block == *"int main"* ]] || echo '}'
  } > "$work/example.cpp"
  "${CXX:-c++}" -std=c++20 -fsyntax-only -I "$source/include" "$work/example.cpp" > "$work/errors" 2>&1 && return
  fail "$line" "no compila:"
  sed 's/^/    /' "$work/errors"
}

execute() {
  local file
  file=$(attribute archivo)
  if [ -n "$reason" ]; then
    unexecuted+=("$line: $reason")
    return
  fi
  executed=$((executed + 1))
  if [ -n "$file" ] && has_word datos; then
    write_file "$file"
    data_files+=("$line:$file")
    return
  fi
  case $language in
    sh) run_commands ;;
    text) compare_output ;;
    yaml) if [ -n "$file" ]; then write_rules "$file"; else fail "$line" "un bloque yaml sin archivo="; fi ;;
    feel) evaluate ;;
    cpp) compile ;;
    *) fail "$line" "un bloque «${language:-sin lenguaje}», que no se sabe ejecutar, sin la marca sin-ejecutar" ;;
  esac
}

# The page, line by line; $rewritten is the page as it is, but for the outputs.
rewritten=$work/page
: > "$rewritten"
inside=no reason="" marker="" previous="" language="" line=0 number=0 fence=""
while IFS= read -r text || [ -n "$text" ]; do
  number=$((number + 1))
  if [ $inside = no ] && [[ $text =~ ^\ *(\`\`\`+|~~~+)(.*)$ ]]; then
    inside=yes fence=${BASH_REMATCH[1]} info=${BASH_REMATCH[2]} line=$number block=""
    language=${info%% *} reason=$marker
    printf '%s\n' "$text" >> "$rewritten"
  elif [ $inside = yes ] && [ "${text// /}" = "$fence" ]; then
    inside=no
    execute
    if [ "$language" = text ] && [ -z "$reason" ] && [ "$previous" = sh ]; then cat "$work/printed"; else printf '%s' "$block"; fi >> "$rewritten"
    printf '%s\n' "$text" >> "$rewritten"
    previous=${reason:+sin-ejecutar}; previous=${previous:-$language} marker=""
  elif [ $inside = yes ]; then
    block+=$text$'\n'
  else
    printf '%s\n' "$text" >> "$rewritten"
    if [[ $text =~ ^\<!--\ sin-ejecutar:\ (.+)\ --\>$ ]]; then marker=${BASH_REMATCH[1]}
    elif [ -n "$text" ]; then marker=""; fi
  fi
done < "$page"
[ $inside = no ] || fail "$line" "un bloque que no se cierra"

for entry in "${data_files[@]}"; do
  file=${entry#*:} named=no
  while [ "$file" != . ]; do
    [[ $commands == *"$file"* ]] && named=yes
    file=$(dirname "$file")
  done
  [ $named = yes ] || fail "${entry%%:*}" "ningún mandato usa el archivo ${entry#*:}"
done

if [ -n "${VISADO_ACTUALIZAR:-}" ] && ! cmp -s "$rewritten" "$page"; then
  cp "$rewritten" "$page"
  echo "$(basename "$page"): salidas escritas de nuevo"
fi
echo "$(basename "$page"): $executed bloques ejecutados, ${#unexecuted[@]} sin ejecutar, $failures fallas"
for entry in "${unexecuted[@]}"; do echo "  sin ejecutar, línea $entry"; done
[ $failures = 0 ]
