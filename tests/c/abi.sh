#!/usr/bin/env bash
# The C interface is still the one that was handed over: abi.sh CC LIBRARY PROJECT. LIBRARY is libvisado_c.so.
set -uo pipefail
cc=$1 library=$2 folder=$3/bindings/c
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
fail() { echo "$*"; status=1; }
reference=$folder/abi/visado_$(sed -n 's/^#define VISADO_ABI //p' "$folder/visado.h").c
holds() { "$cc" -std=c11 -fsyntax-only -I"$1" "$reference" 2> "$work/errors"; }

holds "$folder" || { cat "$work/errors"; fail "visado.h cambió de modo incompatible: eso pide otro VISADO_ABI"; }
functions=$(grep -oE '^[a-z].*\b(visado_[a-z_]+)\(' "$reference" | grep -oE 'visado_[a-z_]+\($' | tr -d '(' | sort)
exported=$(nm -D --defined-only "$library" | awk '{ sub(/@.*/, "", $3); print $3 }' | grep '^visado_' | sort)
gone=$(comm -23 <(echo "$functions") <(echo "$exported"))
[ -z "$gone" ] || fail "la biblioteca ya no exporta: $gone"
new=$(comm -13 <(echo "$functions") <(echo "$exported"))
[ -z "$new" ] || fail "falta anotar en $(basename "$reference") lo que la biblioteca exporta de nuevo: $new"
objdump -p "$library" | grep -q "SONAME *libvisado_c.so.$(basename "$reference" .c | sed 's/.*_//')$" || fail "el SONAME no es el de VISADO_ABI"

# And the comparison can fail: each of these changes would break programs that were built before.
tried=0
changed() {
  sed -E "$1" "$folder/visado.h" > "$work/visado.h"
  cmp -s "$folder/visado.h" "$work/visado.h" && fail "no cambia nada: $1"
  holds "$work" && fail "pasó inadvertido: $1"
  tried=$((tried + 1))
}
changed 's/visado_evaluate\(const char\* expression, size_t size/visado_evaluate(const char* expression, int size/'
changed 's/VISADO_API size_t visado_error_count/VISADO_API int visado_error_count/'
changed 's/VISADO_INCUMPLE = 1/VISADO_INCUMPLE = 9/'
changed 's/  uint32_t threads; .*/  uint64_t threads;/'
changed '/^  const char\* stage; /d'
changed 's/^  const char\* message;$/  const char* before; const char* message;/'
changed 's/typedef int32_t visado_status/typedef int64_t visado_status/'
echo "$(wc -w <<<"$functions") funciones; $tried cambios que no pasan"
exit $status
