#!/bin/sh
# The version script of libvisado.so: exports.sh LIBRARY NM CXXFILT NODE. Exported is what the public headers declare
# (visado::…, its vtables and type information), but not the insides of its classes (…::Impl).
set -eu
library=$1 nm=$2 cxxfilt=$3 node=$4
names=$(mktemp)
trap 'rm -f "$names"' EXIT
"$nm" -g --defined-only "$library" 2>/dev/null | awk 'NF == 3 && $3 ~ /6visado/ { print $3 }' | sort -u > "$names"
echo "$node {"
echo "  global:"
"$cxxfilt" < "$names" | paste "$names" - |
  awk -F'\t' '$2 ~ /^((vtable|typeinfo|typeinfo name|VTT) for |guard variable for |non-virtual thunk to |virtual thunk to )?visado::/ && $2 !~ /::Impl/ { print "    " $1 ";" }'
echo "  local: *;"
echo "};"
