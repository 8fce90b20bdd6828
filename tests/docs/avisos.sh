#!/usr/bin/env bash
# Every package that visado is built with is in THIRD_PARTY_NOTICES.md: avisos.sh SOURCE_DIR
set -uo pipefail
cd "$1" || exit 1
status=0
while read -r package; do
  grep -qF "\`$package\`" THIRD_PARTY_NOTICES.md && continue
  echo "THIRD_PARTY_NOTICES.md no nombra $package, de cmake/packages.txt"
  status=1
done < cmake/packages.txt
exit $status
