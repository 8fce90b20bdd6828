"""FEEL expressions by themselves."""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Mapping

from . import _core
from ._core import Diagnostic


@dataclass(frozen=True)
class Evaluation:
    """The value of an expression and what there is to say about it: warnings, and why parts of it are null."""

    value: Any
    feel: str
    diagnostics: list[Diagnostic]


def evaluation(
    expression: str,
    names: Mapping[str, object] | None = None,
    *,
    date: datetime.date | None = None,
    language: str = "en",
    strict: bool = False,
) -> Evaluation:
    """Evaluates a FEEL expression.

    ``names`` gives the names that it may use. ``date`` is what ``today()`` is (by default, today). ``language`` "en" is the
    standard's vocabulary alone, "es" understands the Spanish one too. ``strict``: with the meaning that rules have, where
    nothing is decided without data. Raises ``Error`` when the expression is not well-formed; what is only ill-typed is
    null, and ``diagnostics`` says why.
    """
    day = date if date is not None else datetime.date.today()
    value, feel, diagnostics = _core.evaluate(expression, names, day, language, strict)
    return Evaluation(value, feel, diagnostics)


def evaluate(
    expression: str,
    names: Mapping[str, object] | None = None,
    *,
    date: datetime.date | None = None,
    language: str = "en",
    strict: bool = False,
) -> Any:
    """The value alone of ``evaluation``. Numbers are ``Decimal``; null is ``None``.

    >>> evaluate("sum(montos) * 1.12", {"montos": [100, 50]})
    Decimal('168.00')
    """
    return evaluation(expression, names, date=date, language=language, strict=strict).value
