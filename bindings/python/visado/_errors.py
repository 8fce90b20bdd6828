"""What goes wrong, as an exception."""
from __future__ import annotations

from typing import TYPE_CHECKING, Sequence

if TYPE_CHECKING:
    from ._core import Diagnostic


class Error(Exception):
    """Rules, expressions or arguments that cannot be used. Its text is for people (Spanish), with the lines concerned.

    ``diagnostics`` has each thing that is wrong by itself; it is empty when a mere argument was wrong. A dossier that cannot
    be read raises nothing: its verdict says so.
    """

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(message, tuple(diagnostics))
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)

    def __str__(self) -> str:
        return str(self.args[0])
