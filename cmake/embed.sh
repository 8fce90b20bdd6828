#!/bin/sh
# Makes static libraries part of another one: embed.sh LIBRARY NM LD OBJCOPY AR OTHER…
#
# LIBRARY becomes one relocatable object that holds what it uses of the others, and the names of theirs are its own
# affair: a program may have the same names with another meaning (libgcc has those of Intel's decimal library, with other
# parameters). Weak names stay: they are C++ inline functions, the same wherever they come from.
set -eu
library=$1 nm=$2 ld=$3 objcopy=$4 ar=$5
shift 5
object=$(basename "$library" .a).o
work=$library.embedding
rm -rf "$work"
mkdir "$work"
"$ld" -r -o "$work/$object" --whole-archive "$library" --no-whole-archive "$@"
for other in "$@"; do "$nm" -g --defined-only "$other" 2>/dev/null; done |
  awk 'NF == 3 && $2 ~ /^[TDBRSG]$/ { print $3 }' | sort -u > "$work/names"
"$objcopy" --localize-symbols="$work/names" "$work/$object"
rm -f "$library"
"$ar" qcs "$library" "$work/$object"
rm -rf "$work"
