"""Which rules fired, on how many dossiers, over how much: resumen.py REGLAS FECHA ARCHIVO…

With pandas the same is two lines:
    frame = pandas.DataFrame(visado.finding_columns(verifier.verify_files(paths)))
    frame[frame.resultado == "incumple"].groupby("regla").agg({"expediente": "nunique", "monto_observado": "sum"})
"""
from __future__ import annotations

import collections
import datetime
import sys
from decimal import Decimal

import visado


def main(rules: str, day: str, *paths: str) -> int:
    try:
        verifier = visado.Rulebook(rules).verifier(date=datetime.date.fromisoformat(day))
    except visado.Error as error:
        print(error, file=sys.stderr)
        return 3
    dossiers: dict[str, set[str]] = collections.defaultdict(set)
    observed: dict[str, Decimal] = collections.defaultdict(Decimal)
    verdicts = verifier.verify_files(paths)
    for verdict in verdicts:
        for finding in verdict.findings:
            if finding.outcome == "incumple":
                dossiers[finding.rule].add(verdict.key)
                observed[finding.rule] += finding.observed or 0
    for rule in sorted(dossiers, key=lambda rule: (-len(dossiers[rule]), rule)):
        print(f"{rule:12}{len(dossiers[rule]):6}{observed[rule]:16,.2f}")
    summary = verdicts.summary
    print(f"{summary.read} expedientes: {summary.sin_reparos} sin reparos, {summary.con_observaciones} con observaciones, "
          f"{summary.con_reparos} con reparos, {summary.no_verificado} no verificados, {summary.repeated} repetidos")
    for diagnostic in summary.diagnostics:
        print(f"{diagnostic.file}: {diagnostic.message}", file=sys.stderr)
    return 3 if summary.files_failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
