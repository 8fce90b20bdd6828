#!/usr/bin/env bash
# The Debian packages: what they hold, what they ask for, and that they serve: deb.sh BUILD PROJECT CMAKE CXX CC
set -euo pipefail
build=$1 source=$2 cmake=$3
export CXX=$4 CC=$5
command -v dpkg-shlibdeps > /dev/null || { echo "no hay dpkg-shlibdeps"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$*"; exit 1; }

(cd "$work" && "$(dirname "$cmake")/cpack" -G DEB --config "$build/CPackConfig.cmake" -B "$work/packages" > "$work/log" 2>&1) || { cat "$work/log"; exit 1; }
library=$(echo "$work"/packages/libvisado0*.deb) headers=$(echo "$work"/packages/libvisado-dev*.deb) command=$(echo "$work"/packages/visado_*.deb)
for package in "$library" "$headers" "$command"; do dpkg -x "$package" "$work/root"; done

field() { dpkg -f "$1" "$2"; }
for needed in libyaml-cpp0 libsimdjson libssl3 libsqlite3-0 tzdata; do
  field "$library" Depends | grep -q "$needed" || fail "la biblioteca no pide $needed"
  field "$command" Depends | grep -q "$needed" || fail "el mandato no pide $needed"
done
field "$headers" Depends | grep -q 'libvisado0.1 (= ' || fail "las cabeceras no piden su biblioteca"
for package in "$library" "$headers" "$command"; do
  field "$package" Depends | grep -qE '(yaml-cpp|simdjson|pugixml|sqlite|intelrdfpmath|boost)[^,]*-dev' && fail "$package pide archivos de desarrollo"
done
held=$(dpkg -c "$library")
grep -q ' ./usr/lib/libvisado.so.0.1 ->' <<<"$held" || fail "la biblioteca no tiene su SONAME"
grep -qE 'libvisado(_c)?\.so( |$)' <<<"$held" && fail "la biblioteca trae los enlaces de desarrollo"

bash "$source/tests/consumer/build.sh" "$work/root/usr" "$source" "$cmake"

# The command with its manual and its completions.
"$work/root/usr/bin/visado" verificar "$source/examples/datos/expedientes/IGM-2022-00209" --fecha 2026-11-02 --formato tsv > "$work/tsv" 2> /dev/null || true
grep -q FEL-003 "$work/tsv" || fail "el mandato no encuentra sus reglas"
man=$work/root/usr/share/man/man1
for verb in $("$work/root/usr/bin/visado" --help | sed -n '/^Verbos/,$p' | grep -oE '^ +[a-z]+ ' ); do
  [ -s "$man/visado-$verb.1" ] || fail "falta la página de $verb"
done
if command -v groff > /dev/null; then
  for page in "$man"/*.1; do
    said=$(groff -man -Tutf8 -K utf8 -ww -z "$page" 2>&1) || true
    [ -z "$said" ] || fail "$page: $said"
  done
fi
source "$work/root/usr/share/bash-completion/completions/visado"
COMP_WORDS=(visado verificar --sal) COMP_CWORD=2
_visado
[ "${COMPREPLY[*]}" = --salida ] || fail "la compleción de bash da: ${COMPREPLY[*]}"
COMP_WORDS=(visado veri) COMP_CWORD=1
_visado
[ "${COMPREPLY[*]}" = verificar ] || fail "la compleción de bash da: ${COMPREPLY[*]}"
if command -v zsh > /dev/null; then zsh -n "$work/root/usr/share/zsh/vendor-completions/_visado" || fail "la compleción de zsh no se lee"; fi
