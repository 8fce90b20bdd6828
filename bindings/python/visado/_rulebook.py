"""Rulebooks, and what they verify."""
from __future__ import annotations

import datetime
import functools
import os
import threading
from dataclasses import dataclass
from typing import Any, Iterable, Iterator, Union

from . import _core
from ._core import Diagnostic, Verdict
from ._errors import Error

Path = Union[str, "os.PathLike[str]"]


def _paths(paths: Path | Iterable[Path]) -> list[str]:
    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    return [os.fspath(path) for path in given]


class Rulebook:
    """Rule files, all checked and compiled. Immutable; share it between threads.

    ``paths`` are folders (with all below them) and single files. All of them are right, or ``Error`` says everything that is
    wrong in all of them. ``schema`` chooses one of several schemas by name.

    A rulebook is pickled as the names of its sources and their fingerprint: a worker process reads them again, once for all
    of its copies, and refuses them with ``Error`` if they say something else by then.
    """

    def __init__(self, paths: Path | Iterable[Path], schema: str | None = None) -> None:
        self._sources = tuple(os.path.abspath(path) for path in _paths(paths))
        self._schema = schema
        self._rules = _core.Rules(_paths(paths), schema)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what the rules say, whatever their files are called."""
        return self._rules.fingerprint

    @property
    def schema(self) -> str:
        return self._rules.schema

    @property
    def stages(self) -> list[str]:
        return self._rules.stages

    @property
    def rules(self) -> list[str]:
        """The identifiers of the rules, in order."""
        return self._rules.rule_ids

    @property
    def warnings(self) -> list[Diagnostic]:
        return self._rules.warnings

    def dossier_json_schema(self) -> str:
        """The JSON Schema of a dossier."""
        return self._rules.dossier_json_schema()

    def verifier(
        self,
        *,
        date: datetime.date,
        stage: str = "",
        class_value: str = "",
        control: str = "permanente",
        outcomes_only: bool = False,
        read_all: bool = False,
        steps: int | None = None,
    ) -> Verifier:
        """Makes the rules ready to verify on ``date``: keep it, it costs far more than a dossier.

        ``stage``: only the rules of that stage. ``class_value``: of files, only the dossiers of that class. ``outcomes_only``:
        findings without message, explanation and quotations. ``read_all``: converts the fields that no rule uses too.
        ``steps``: what one rule may spend on one dossier.
        """
        return Verifier(self, date, stage, class_value, control, outcomes_only, read_all, steps)

    def __repr__(self) -> str:
        return f"<Rulebook {self.schema}: {len(self.rules)} reglas, {self.fingerprint[:12]}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _same_rulebook, (self._sources, self._schema, self.fingerprint)


_loading = threading.Lock()


@functools.lru_cache(maxsize=8)
def _loaded(sources: tuple[str, ...], schema: str | None, fingerprint: str) -> Rulebook:
    rulebook = Rulebook(sources, schema)
    if rulebook.fingerprint != fingerprint:
        raise Error("las reglas cambiaron desde que se enviaron: " + ", ".join(sources))
    return rulebook


def _same_rulebook(sources: tuple[str, ...], schema: str | None, fingerprint: str) -> Rulebook:
    with _loading:  # threads that want the same wait for the first
        return _loaded(sources, schema, fingerprint)


@dataclass(frozen=True)
class Summary:
    """The accounts of a run: every dossier read is in exactly one of the proposals or repeated."""

    read: int
    sin_reparos: int
    con_observaciones: int
    con_reparos: int
    no_verificado: int
    repeated: int
    unreadable: int
    rule_errors: int
    files_failed: int
    nothing_judged: bool
    diagnostics: list[Diagnostic]  # of the files as a whole
    json: str
    text: str


class Verdicts:
    """The verdicts of files, in the order of the input, while other threads verify ahead. Iterate once."""

    def __init__(self, stream: _core.Stream) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self._stream)  # itself: an iteration passes through no Python

    def __next__(self) -> Verdict:
        return next(self._stream)

    @property
    def summary(self) -> Summary:
        """Of the whole run; ``Error`` before its end was reached."""
        made = self._stream.summary()
        if made is None:
            raise Error("las cuentas están al final: falta recorrer los expedientes")
        counts, json, text, diagnostics = made
        return Summary(**counts, diagnostics=diagnostics, json=json, text=text)


class Verifier:
    """A rulebook and how it is asked. Immutable; share it between threads. Pickles like its rulebook."""

    def __init__(self, rulebook: Rulebook, *options: Any) -> None:
        self._rulebook = rulebook
        self._options = options
        self._desk = _core.Desk(rulebook._rules, *options)
        # No frame of Python between a caller's loop and the work.
        self._verify = self._desk.verify

    @property
    def rulebook(self) -> Rulebook:
        return self._rulebook

    def verify(self, dossier: object) -> Verdict:
        """The verdict of one dossier: a mapping, a dataclass, or its JSON as text or UTF-8 bytes.

        Numbers may be int, Decimal or float (written as ``repr`` does); dates, enumerations and UUIDs are written as texts.
        What cannot be a dossier at all raises TypeError or ValueError; what can be read and is wrong has a verdict,
        «no verificado», with diagnostics.
        """
        return self._verify(dossier)

    def verify_files(
        self, paths: Path | Iterable[Path], *, threads: int = 0, format: str = "automatico", mapping: Path = ""
    ) -> Verdicts:
        """Verifies every dossier of files and folders of any format.

        ``threads`` 0: one for each core. ``format``: automatico, json, jsonl, yaml, carpeta, csv or xlsx. ``mapping``: a file
        that says how another system calls the columns. A file that cannot be read does not stop the others: it is in the
        summary.
        """
        return Verdicts(self._desk.files(_paths(paths), threads, format, os.fspath(mapping)))

    def __reduce__(self) -> tuple[Any, ...]:
        return Verifier, (self._rulebook, *self._options)
