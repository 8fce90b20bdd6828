"""Rulebooks: loading, errors, pickles, the accounts of files."""
import itertools
import json
import multiprocessing
import pickle
import shutil

import pytest
import visado

from conftest import DAY


def lines(path, count):
    with open(path, "w", encoding="utf-8") as file:
        for i in range(count):
            file.write(json.dumps({"expediente": f"R-{i}", "monto": 100 if i % 2 else 30000, "fecha_ingreso": "2026-03-05",
                                   "facturas": []}) + "\n")
    return path


def test_what_a_rulebook_says_of_itself(rulebook):
    assert rulebook.rules == ["P-001", "P-002"]
    assert rulebook.schema == "expediente" and len(rulebook.fingerprint) == 64
    assert rulebook.stages == [] and isinstance(rulebook.warnings, list)
    assert "expediente" in json.loads(rulebook.dossier_json_schema())["properties"]
    assert "2 reglas" in repr(rulebook)


def test_errors_carry_diagnostics(bad_rules):
    with pytest.raises(visado.Error) as caught:
        visado.Rulebook(bad_rules)
    error = caught.value
    warning, first = error.diagnostics
    assert warning.severity == "aviso"
    assert "montto" in str(error) and first.severity == "error" and "monto" in first.hint
    assert first.file.endswith("paquete.yaml") and (first.line, first.column > 1) == (10, True)
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error) and again.diagnostics[1].code == first.code


def test_other_failures(rules):
    with pytest.raises(visado.Error, match="no/hay/tal"):
        visado.Rulebook("no/hay/tal")
    with pytest.raises(visado.Error, match="esquema"):
        visado.Rulebook(rules, schema="ejecucion")
    assert visado.Rulebook([rules / "esquema.yaml", str(rules / "lce.yaml"), rules / "paquete.yaml"], "expediente").rules


def proposal(task):
    verifier, dossier = task
    return verifier.verify(dossier).proposal, id(verifier.rulebook)


def test_pickles_by_its_sources(rulebook, verifier):
    copies = [pickle.loads(pickle.dumps(rulebook)) for _ in range(2)]
    assert copies[0] is copies[1] and copies[0].fingerprint == rulebook.fingerprint
    dossiers = [{"expediente": f"M-{i}", "monto": i * 10000, "fecha_ingreso": DAY, "facturas": []} for i in range(6)]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        done = pool.map(proposal, [(verifier, dossier) for dossier in dossiers])
    assert [p for p, _ in done] == ["sin reparos"] * 3 + ["con reparos"] * 3
    assert len({rulebook_id for _, rulebook_id in done}) == 1  # the worker has read the rules once


def test_a_pickle_is_refused_when_the_rules_say_something_else(rules, tmp_path):
    shutil.copytree(rules, tmp_path / "r")
    pack = tmp_path / "r" / "paquete.yaml"
    pickled = pickle.dumps(visado.Rulebook(tmp_path / "r"))
    pack.write_text(pack.read_text(encoding="utf-8").replace("25000", "9000"), encoding="utf-8")
    with pytest.raises(visado.Error, match="cambiaron"):
        pickle.loads(pickled)


def test_files(verifier, tmp_path):
    verdicts = verifier.verify_files([lines(tmp_path / "a.jsonl", 1000), tmp_path / "no.jsonl"], threads=2)
    with pytest.raises(visado.Error):
        verdicts.summary
    seen = list(verdicts)
    assert [v.key for v in seen] == [f"R-{i}" for i in range(1000)]
    summary = verdicts.summary
    assert (summary.read, summary.sin_reparos, summary.con_reparos, summary.files_failed) == (1000, 500, 500, 1)
    assert not summary.nothing_judged and summary.diagnostics[0].severity == "error"
    assert json.loads(summary.json)["leidos"] == 1000 and "1000" in summary.text
    assert list(verdicts) == []


def test_an_iteration_may_be_left(verifier, tmp_path):
    path = lines(tmp_path / "a.jsonl", 20000)
    for _ in range(3):
        assert [v.key for v in itertools.islice(verifier.verify_files(path), 3)] == ["R-0", "R-1", "R-2"]


def test_file_options(verifier, tmp_path):
    path = lines(tmp_path / "a.txt", 3)
    assert next(iter(verifier.verify_files(path, format="jsonl"))).key == "R-0"
    with pytest.raises(visado.Error, match="formato"):
        verifier.verify_files(path, format="doc")


def test_columns(verifier, tmp_path):
    path = lines(tmp_path / "a.jsonl", 4)
    dossiers = visado.verdict_columns(verifier.verify_files(path))
    assert dossiers["expediente"] == ["R-0", "R-1", "R-2", "R-3"] and dossiers["hallazgos"] == [1, 0, 1, 0]
    findings = visado.finding_columns(verifier.verify_files(path))
    assert findings["regla"] == ["P-001", "P-001"] and len({len(column) for column in findings.values()}) == 1


def test_columns_make_a_frame(verifier, tmp_path):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(visado.finding_columns(verifier.verify_files(lines(tmp_path / "a.jsonl", 4))))
    assert list(frame["expediente"]) == ["R-0", "R-2"]
