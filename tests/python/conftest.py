import datetime
import pathlib

import pytest
import visado

EMBEDDING = pathlib.Path(__file__).parent.parent / "embedding"
DAY = datetime.date(2026, 11, 2)


@pytest.fixture(scope="session")
def rules() -> pathlib.Path:
    return EMBEDDING / "reglas"


@pytest.fixture(scope="session")
def bad_rules() -> pathlib.Path:
    return EMBEDDING / "reglas_malas"


@pytest.fixture(scope="session")
def rulebook(rules: pathlib.Path) -> visado.Rulebook:
    return visado.Rulebook(rules)


@pytest.fixture(scope="session")
def verifier(rulebook: visado.Rulebook) -> visado.Verifier:
    return rulebook.verifier(date=DAY)
