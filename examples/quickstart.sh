#!/usr/bin/env bash
# From a fresh clone to findings: installs what is missing, builds Release, verifies the example payment files.
# Exits 0 whenever the run was made, whatever the dossiers' outcomes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash cmake/install_packages.sh
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release --target visado_command

results=resultados
mkdir -p "$results"
status=0
build/release/bin/visado verificar examples/datos/pagos* examples/datos/expedientes* \
  --reglas rules --fecha 2026-11-02 --formato texto --salida "$results/resultados.txt" || status=$?
if [ "$status" -ge 2 ] && [ "$status" -ne 4 ]; then
  echo "La verificación no se pudo hacer (salida $status)." >&2
  exit "$status"
fi
build/release/bin/visado verificar examples/datos/pagos* examples/datos/expedientes* \
  --reglas rules --fecha 2026-11-02 --formato tsv --salida "$results/resultados.tsv" 2>/dev/null || true

echo
echo "Hallazgos, expediente por expediente: $results/resultados.txt"
echo "Los mismos, una línea cada uno:       $results/resultados.tsv"
