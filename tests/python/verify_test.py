"""Single dossiers, of every shape in which Python may have them."""
import dataclasses
import datetime
import decimal
import enum
import json
import pickle
import threading
import types
import typing
import uuid

import pytest
import visado

from conftest import DAY

Decimal = decimal.Decimal
OVER = {
    "expediente": "P-1",
    "modalidad": "baja_cuantia",
    "monto": Decimal("25000.01"),
    "fecha_ingreso": datetime.date(2026, 3, 5),
    "facturas": [{"autorizacion": "A", "total": 10}, {"autorizacion": "B", "total": -7.5}],
}


def good(**changes: object) -> dict:
    return {"expediente": "P-2", "modalidad": "baja_cuantia", "monto": 100, "fecha_ingreso": DAY, "facturas": [], **changes}


def test_a_dict(verifier):
    verdict = verifier.verify(OVER)
    assert verdict.key == "P-1"
    assert verdict.proposal == "con reparos"
    assert verdict.class_value == "baja_cuantia"
    assert (verdict.requested, verdict.excluded, verdict.payable) == (Decimal("25000.01"), Decimal("7.50"), Decimal("24992.51"))
    first, second = verdict.findings
    assert (first.rule, first.outcome, first.effect, first.severity) == ("P-001", "incumple", "devuelve", "alta")
    assert first.basis == ["LCE art. 43 a"] and "25,000.01" in first.message
    assert first.observed is None and first.fingerprint
    assert (second.element_path, second.element_key, second.observed, second.currency) == ("facturas", "B", Decimal("7.50"), "GTQ")
    assert json.loads(verdict.json)["propuesta"] == "con reparos"
    assert repr(first) == "<Finding P-001: incumple>" and repr(verdict) == "<Verdict P-1: con reparos>"


def test_findings_outlive_their_verdict_and_rulebook(rules):
    finding = visado.Rulebook(rules).verifier(date=DAY).verify(OVER).findings[1]
    assert finding.rule == "P-002" and finding.title


def test_the_same_as_text_and_bytes(verifier):
    text = json.dumps({**OVER, "monto": 25000.01, "fecha_ingreso": "2026-03-05"})
    assert verifier.verify(text).json == verifier.verify(text.encode()).json
    assert verifier.verify(text).proposal == "con reparos"


class Kind(enum.Enum):
    SMALL = "baja_cuantia"


class Named(str, enum.Enum):
    SMALL = "baja_cuantia"


@dataclasses.dataclass
class Invoice:
    autorizacion: uuid.UUID
    total: Decimal


@dataclasses.dataclass
class Dossier:
    expediente: str
    modalidad: typing.Any
    monto: Decimal
    fecha_ingreso: datetime.date
    facturas: typing.Tuple[Invoice, ...] = ()


@pytest.mark.parametrize("kind", [Kind.SMALL, Named.SMALL, "baja_cuantia"])
def test_a_dataclass(verifier, kind):
    one = uuid.UUID(int=1)
    verdict = verifier.verify(Dossier("ñ «\"\\\n\t\x01»", kind, Decimal("1E+2"), DAY, (Invoice(one, Decimal(-1)),)))
    assert verdict.key == "ñ «\"\\\n\t\x01»"
    assert verdict.class_value == "baja_cuantia" and verdict.requested == 100
    assert [finding.element_key for finding in verdict.findings] == [str(one)]


def test_any_mapping(verifier):
    assert verifier.verify(types.MappingProxyType(good())).proposal == "sin reparos"


@pytest.mark.parametrize("value", ["12.50", 12.5, Decimal("12.50"), Decimal("125E-1")])
def test_amounts_are_exact(verifier, value):
    assert verifier.verify(good(monto=value)).requested == Decimal("12.50")


def test_a_float_that_is_no_amount_is_not_taken_for_one(verifier):
    verdict = verifier.verify(good(monto=0.1 + 0.2))
    assert verdict.proposal == "no verificado" and verdict.requested is None
    assert any(d.code == "LEC-035" for d in verdict.diagnostics)


def test_whole_numbers_of_any_size(verifier):
    verdict = verifier.verify(good(monto=10**40 + 1))  # no 34 digits hold it
    assert verdict.proposal == "no verificado"
    assert verifier.verify(good(monto=10**20 + 1)).requested == 10**20 + 1


@pytest.mark.parametrize(
    "wrong, error",
    [
        ({"monto": float("nan")}, ValueError),
        ({"monto": Decimal("Infinity")}, ValueError),
        ({"monto": object()}, TypeError),
        ({1: 2}, TypeError),
        ({"monto": {1, 2}}, TypeError),
        ({"expediente": "\ud800"}, UnicodeEncodeError),
        ("\ud800", UnicodeEncodeError),
        (Invoice, TypeError),
        (None, None),
        (3, None),
        ([], None),
        ("", None),
        (b"\xff", None),
        ("{} {}", None),
    ],
)
def test_what_is_no_dossier(verifier, wrong, error):
    if error is not None:
        with pytest.raises(error):
            verifier.verify(wrong)
    else:
        verdict = verifier.verify(wrong)
        assert verdict.proposal == "no verificado" and verdict.diagnostics[0].severity == "error"


def test_data_that_contain_themselves(verifier):
    dossier: dict = good()
    dossier["facturas"].append(dossier)
    with pytest.raises(ValueError):
        verifier.verify(dossier)


def test_options(rulebook):
    short = rulebook.verifier(date=DAY, outcomes_only=True).verify(OVER)
    assert [f.message for f in short.findings] == ["", ""]
    for wrong in ({"control": "x"}, {"stage": "x"}, {"class_value": "x"}, {"steps": 0}):
        with pytest.raises(visado.Error) as caught:
            rulebook.verifier(date=DAY, **wrong)
        assert caught.value.diagnostics == ()


def test_many_threads_use_one_verifier(verifier):
    wrong = []

    def work(name):
        for i in range(500):
            if verifier.verify(good(expediente=f"{name}-{i}", monto=30000 if i % 2 else 1)).proposal != (
                "con reparos" if i % 2 else "sin reparos"
            ):
                wrong.append((name, i))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_diagnostics_pickle(verifier):
    diagnostic = verifier.verify("{").diagnostics[0]
    assert pickle.loads(pickle.dumps(diagnostic)).message == diagnostic.message
