#!/usr/bin/env bash
# The 30-line program finds what the command finds: embeber.sh PROGRAM PROJECT
set -euo pipefail
cd "$2"
found=$("$1" rules examples/datos/pagos.jsonl 2026-11-02 2>/dev/null)
grep -q ': con reparos' <<<"$found"
grep -q ': sin reparos' <<<"$found"
