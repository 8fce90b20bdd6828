"""Verdicts as columns, for pandas, Arrow and whatever else takes a dict of lists:

    pandas.DataFrame(visado.finding_columns(verdicts))
    pyarrow.table(visado.finding_columns(verdicts))
"""
from __future__ import annotations

from typing import Any, Iterable

from ._core import Verdict


def verdict_columns(verdicts: Iterable[Verdict]) -> dict[str, list[Any]]:
    """A row for each dossier. Amounts are Decimal or None."""
    columns: dict[str, list[Any]] = {
        name: []
        for name in ("expediente", "lugar", "clase", "propuesta", "solicitado", "excluido", "solicitado_menos_excluido", "hallazgos")
    }
    for verdict in verdicts:
        for name, value in zip(
            columns,
            (
                verdict.key,
                verdict.place,
                verdict.class_value,
                verdict.proposal,
                verdict.requested,
                verdict.excluded,
                verdict.payable,
                len(verdict.findings),
            ),
        ):
            columns[name].append(value)
    return columns


def finding_columns(verdicts: Iterable[Verdict]) -> dict[str, list[Any]]:
    """A row for each finding. Amounts are Decimal or None."""
    columns: dict[str, list[Any]] = {
        name: []
        for name in (
            "expediente",
            "regla",
            "titulo",
            "severidad",
            "resultado",
            "efecto",
            "elemento",
            "clave",
            "mensaje",
            "monto_observado",
            "moneda",
            "base_legal",
            "huella",
        )
    }
    for verdict in verdicts:
        for finding in verdict.findings:
            for name, value in zip(
                columns,
                (
                    verdict.key,
                    finding.rule,
                    finding.title,
                    finding.severity,
                    finding.outcome,
                    finding.effect,
                    finding.element_path,
                    finding.element_key,
                    finding.message,
                    finding.observed,
                    finding.currency,
                    "; ".join(finding.basis),
                    finding.fingerprint,
                ),
            ):
                columns[name].append(value)
    return columns
