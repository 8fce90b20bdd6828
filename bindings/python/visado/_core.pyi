"""The extension module; use what ``visado`` exports."""
from datetime import date
from os import PathLike
from typing import Any, Iterator, Mapping, Sequence
from decimal import Decimal

version: str

class Diagnostic:
    """What is wrong, where, and how to mend it."""

    @property
    def code(self) -> str:
        """«REG-014»: keeps its meaning for ever."""
    @property
    def severity(self) -> str:
        """error, aviso or nota."""
    @property
    def message(self) -> str: ...
    @property
    def hint(self) -> str:
        """How to mend it; may be empty."""
    @property
    def file(self) -> str:
        """Empty when it has no place."""
    @property
    def line(self) -> int:
        """From 1; 0 when it has no place."""
    @property
    def column(self) -> int:
        """From 1, in code points; 0 when it has no place."""

class Finding:
    """What a rule said of a dossier where it matters: it is not met, or could not be judged."""

    @property
    def rule(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def outcome(self) -> str:
        """incumple, no evaluable, por comprobar, exceptuado or error."""
    @property
    def effect(self) -> str:
        """rechaza, devuelve, excluye, observa or informa."""
    @property
    def message(self) -> str: ...
    @property
    def element_path(self) -> str:
        """«facturas»; empty for a rule over the dossier."""
    @property
    def element_key(self) -> str: ...
    @property
    def observed(self) -> Decimal | None:
        """The amount at stake."""
    @property
    def currency(self) -> str: ...
    @property
    def basis(self) -> list[str]:
        """The citations of law."""
    @property
    def missing(self) -> list[tuple[str, str]]:
        """Fields that the rule wanted and did not have, each with why."""
    @property
    def fingerprint(self) -> str:
        """The same facts have the same one in every run."""

class Verdict:
    """What the rules say of one dossier."""

    @property
    def key(self) -> str:
        """Empty when it could not be read."""
    @property
    def place(self) -> str: ...
    @property
    def class_value(self) -> str: ...
    @property
    def proposal(self) -> str:
        """sin reparos, con observaciones, con reparos or no verificado. It only proposes: persons decide."""
    @property
    def requested(self) -> Decimal | None: ...
    @property
    def excluded(self) -> Decimal | None: ...
    @property
    def payable(self) -> Decimal | None: ...
    @property
    def repeated(self) -> bool:
        """An identical copy of a dossier of the same run: counted, not judged again."""
    @property
    def findings(self) -> tuple[Finding, ...]:
        """By rule, then element."""
    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was said of reading it."""
    @property
    def json(self) -> str:
        """All of it, as a line of ``visado verificar --formato jsonl``."""

class Rules:
    def __init__(self, paths: Sequence[str | PathLike[str]], schema: str | None) -> None: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def schema(self) -> str: ...
    @property
    def stages(self) -> list[str]: ...
    @property
    def warnings(self) -> list[Diagnostic]: ...
    @property
    def rule_ids(self) -> list[str]: ...
    def dossier_json_schema(self) -> str: ...

class Desk:
    def __init__(
        self,
        rules: Rules,
        date: date,
        stage: str,
        class_value: str,
        control: str,
        outcomes_only: bool,
        read_all: bool,
        steps: int | None,
    ) -> None: ...
    def verify(self, dossier: object) -> Verdict: ...
    def files(self, paths: Sequence[str | PathLike[str]], threads: int, format: str, mapping: str | PathLike[str]) -> Stream: ...

class Stream:
    def __iter__(self) -> Iterator[Verdict]: ...
    def __next__(self) -> Verdict: ...
    def summary(self) -> tuple[dict[str, Any], str, str, list[Diagnostic]] | None: ...

def evaluate(
    expression: str, names: Mapping[str, object] | None, date: date, language: str, strict: bool
) -> tuple[Any, str, list[Diagnostic]]: ...
