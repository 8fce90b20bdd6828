#!/usr/bin/env bash
# Installs what is missing, builds Release and runs every test. In CI (CI=true) warnings are errors.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash cmake/install_packages.sh
strict=OFF
[ "${CI:-}" = true ] && strict=ON
cmake --preset release -DVISADO_WARNINGS_AS_ERRORS=$strict >/dev/null
cmake --build --preset release
ctest --preset release -j"$(nproc)"
