"""visado verifies payment dossiers against rules written in YAML and FEEL.

    >>> import datetime, visado
    >>> rulebook = visado.Rulebook("rules")
    >>> verifier = rulebook.verifier(date=datetime.date(2026, 11, 2))
    >>> verdict = verifier.verify({"expediente": "IGM-2026-00001", "monto_solicitado": "25000.00"})
    >>> verdict.proposal
    'no verificado'
    >>> for verdict in verifier.verify_files("pagos.jsonl"):
    ...     print(verdict.key, verdict.proposal, [finding.rule for finding in verdict.findings])

Rulebooks and verifiers never change: any number of threads may use one, and the interpreter's lock is released while they
work. Amounts are ``Decimal``.
"""
from __future__ import annotations

from ._core import Diagnostic, Finding, Verdict
from ._core import version as __version__
from ._errors import Error
from ._evaluate import Evaluation, evaluate, evaluation
from ._rulebook import Rulebook, Summary, Verdicts, Verifier
from ._tables import finding_columns, verdict_columns

__all__ = [
    "Diagnostic",
    "Error",
    "Evaluation",
    "Finding",
    "Rulebook",
    "Summary",
    "Verdict",
    "Verdicts",
    "Verifier",
    "__version__",
    "evaluate",
    "evaluation",
    "finding_columns",
    "verdict_columns",
]
