#!/usr/bin/env bash
# Measures visado against reading alone and against the same checks written by hand, all in one run, and says whether the
# project meets what it asks of itself. Builds what is missing. Results as in docs/rendimiento.md.
#   bash tests/bench/run.sh [--expedientes N] [--rondas N] [--grande N] [--parte trabajo|crecimiento|latencia|empezar|cuentas]
# Files are made under VISADO_BENCH_DATOS (5 GB with the largest; if not said, a folder that is removed at the end).
set -euo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$source/build/release

[ -f "$build/CMakeCache.txt" ] || (cd "$source" && cmake --preset release >/dev/null)
cmake --build "$build" --target visado_command bench_run bench_dossiers bench_rulebook bench_yardstick bench_latency \
  bench_allocations >/dev/null

work=${VISADO_BENCH_DATOS:-}
if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
"$build/bin/bench_run" "$build/bin" "$source" "$work" "$@"
