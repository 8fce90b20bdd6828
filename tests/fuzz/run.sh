#!/usr/bin/env bash
# Fuzzes each target with libFuzzer under sanitizers, one after another, and stops at the first finding.
#   bash tests/fuzz/run.sh SECONDS [TARGET…]      (targets without «_fuzz»; without names: all of them)
# What it finds is left in build/fuzz/hallado/; what is worth keeping of the grown corpus goes by hand to corpus/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=${1:?"SECONDS for each target"}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cd tests/fuzz && ls ./*_fuzz.cpp | sed 's,^./,,; s,_fuzz.cpp$,,')

bash cmake/install_packages.sh clang-19 libclang-rt-19-dev
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target "${targets[@]/%/_fuzz}"
mkdir -p build/fuzz/hallado
for target in "${targets[@]}"; do
  grown=build/fuzz/corpus/$target
  mkdir -p "$grown"
  build/fuzz/bin/"${target}_fuzz" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
    -artifact_prefix=build/fuzz/hallado/ "$grown" "tests/fuzz/corpus/$target"
done
