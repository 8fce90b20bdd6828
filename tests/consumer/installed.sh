#!/usr/bin/env bash
# The installed package serves a program of somebody else's, wherever it is put: installed.sh BUILD PROJECT CMAKE CXX CC
set -euo pipefail
build=$1 source=$2 cmake=$3 export_cxx=$4 export_cc=$5
export CXX=$export_cxx CC=$export_cc
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$*"; exit 1; }

"$cmake" --install "$build" --prefix "$work/first" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
mv "$work/first" "$work/somewhere else"
prefix="$work/somewhere else"
bash "$source/tests/consumer/build.sh" "$prefix" "$source" "$cmake"

lib=$(dirname "$(find "$prefix" -name libvisado.a)")
# Nothing in the package knows where it was built or installed.
if grep -rlI -e "$build" -e "$source" -e "$work/first" "$prefix" | grep -v '/rules/'; then fail "los archivos de arriba dicen dónde se construyó"; fi

# The libraries export what they should, and nothing else.
foreign=$(nm -DC --defined-only "$lib/libvisado.so" | awk '{ $1 = $2 = ""; print substr($0, 3) }' |
  grep -vE '^((vtable|typeinfo|typeinfo name|VTT) for |guard variable for |(non-virtual|virtual) thunk to )?visado::|^VISADO_' || true)
[ -z "$foreign" ] || fail "libvisado.so exporta lo que no es suyo: $foreign"
inside=$(nm -DC --defined-only "$lib/libvisado.so" | grep '::Impl' || true)
[ -z "$inside" ] || fail "libvisado.so exporta sus entrañas: $inside"
foreign=$(nm -D --defined-only "$lib/libvisado_c.so" | awk '{ print $3 }' | grep -vE '^visado_|^VISADO_' || true)
[ -z "$foreign" ] || fail "libvisado_c.so exporta lo que no es suyo: $foreign"
visible=$(nm -g --defined-only "$lib/libvisado.a" 2>/dev/null | grep -E ' [TDBR] (__bid|_ZNK?6SQLite)' || true)
[ -z "$visible" ] || fail "libvisado.a deja ver lo que lleva dentro: $visible"
if objdump -p "$lib/libvisado.so" | grep -qE 'RPATH|RUNPATH'; then fail "libvisado.so lleva una ruta"; fi

# pkg-config, for those without CMake.
export PKG_CONFIG_PATH=$lib/pkgconfig
project=$source/tests/consumer/project
read -ra flags <<<"$(pkg-config --cflags --libs visado-c | sed 's/\\ /\x01/g')"
flags=("${flags[@]//$'\x01'/ }")
"$CC" -std=gnu11 "$project/consumer.c" "$project/decimal.c" "${flags[@]}" -Wl,-rpath,"$lib" -Wl,-rpath-link,"$lib" -o "$work/by_pkg_config"
"$work/by_pkg_config" "$source/tests/embedding/reglas"

# The installed command finds the installed rules.
(cd "$work" && "$prefix/bin/visado" verificar "$source/examples/datos/expedientes/IGM-2022-00209" --fecha 2026-11-02 --formato tsv) > "$work/tsv" 2>/dev/null || true
grep -q FEL-003 "$work/tsv" || fail "el mandato instalado no encuentra sus reglas"
