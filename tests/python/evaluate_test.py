"""FEEL from Python."""
import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import visado

from conftest import DAY


@pytest.mark.parametrize(
    "text, value",
    [
        ("1 + 2", Decimal(3)),
        ("0.1 + 0.2", Decimal("0.3")),
        ('"ñ" + "x"', "ñx"),
        ("1 < 2", True),
        ("null", None),
        ("[1, [true]]", [1, [True]]),
        ("{a b: 1, c: {d: null}}", {"a b": 1, "c": {"d": None}}),
        ('date("2024-02-29")', datetime.date(2024, 2, 29)),
        ('date("12024-02-29")', "12024-02-29"),
        ('time("10:11:12.5")', datetime.time(10, 11, 12, 500000)),
        ('time("10:11:12.123456789")', "10:11:12.123456789"),
        ('date and time("2024-02-29T10:00:00-06:00")',
         datetime.datetime(2024, 2, 29, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=-6)))),
        ('date and time("2024-02-29T10:00:00@America/Guatemala")',
         datetime.datetime(2024, 2, 29, 10, tzinfo=ZoneInfo("America/Guatemala"))),
        ('duration("P1DT2H")', datetime.timedelta(days=1, hours=2)),
        ('-duration("PT0.5S")', datetime.timedelta(seconds=-0.5)),
        ('duration("P1Y2M")', "P1Y2M"),
        ("[1..5)", "[1..5)"),
        ("today()", DAY),
    ],
)
def test_values(text, value):
    got = visado.evaluate(text, date=DAY)
    assert got == value and type(got) is type(value)


def test_names():
    assert visado.evaluate("sum(montos) * tasa", {"montos": [100, Decimal("50.5")], "tasa": 2}) == Decimal("301.0")
    assert visado.evaluate("fecha de pago > date(\"2024-01-01\")", {"fecha de pago": None}) is None


def test_languages_and_profiles():
    assert visado.evaluate("suma([1, 2])", language="es") == 3
    assert visado.evaluation("1 + \"a\"").diagnostics[0].code.startswith("FEEL-")
    with pytest.raises(visado.Error) as caught:
        visado.evaluate("1 + \"a\"", strict=True)
    assert caught.value.diagnostics
    assert visado.evaluation("{a: 1}").feel == "{a: 1}"


@pytest.mark.parametrize("text", ["1 +", ""])
def test_what_is_no_expression(text):
    with pytest.raises(visado.Error) as caught:
        visado.evaluate(text)
    assert caught.value.diagnostics[0].severity == "error"


def test_other_mistakes():
    with pytest.raises(visado.Error, match="idioma"):
        visado.evaluate("1", language="fr")
    with pytest.raises(TypeError):
        visado.evaluate("1", {"a": object()})
