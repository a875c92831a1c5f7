"""The table of expected and found says what the review finds, and gives its reasons."""

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from servanda.findings import Finding, Severity

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    path = ROOT / "benchmarks" / "review_expected.py"
    spec = importlib.util.spec_from_file_location("review_expected", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def listed(script: ModuleType) -> ModuleType:
    if not script.EXPECTED.is_file():
        pytest.skip("no list of expected findings beside the repository: nothing to compare")
    return script


def test_the_page_is_what_the_script_would_write(listed: ModuleType) -> None:
    assert listed.PAGE.read_text("utf-8") == listed.page(listed.compare())


def test_every_finding_beyond_the_list_has_its_reason(listed: ModuleType) -> None:
    result = listed.compare()
    assert [(f.code, f.clause) for f in result.unexplained] == []
    assert result.stale == ()


def test_at_least_95_of_100_expectations_are_met(listed: ModuleType) -> None:
    result = listed.compare()
    assert len(result.missed) <= 0.05 * len(result.expected)


def test_a_finding_without_a_reason_ends_with_1(
    listed: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    result = replace(listed.compare(), why_beyond={})
    monkeypatch.setattr(listed, "compare", lambda: result)
    assert listed.main(["--check"]) == 1
    assert "no reason given: " in capsys.readouterr().out
    assert listed.NO_REASON in listed.page(result)


def test_an_expectation_is_met_at_its_own_clause_with_what_it_clashes(script: ModuleType) -> None:
    expected = script.Expectation("internal-contradiction", "10.c", frozenset({"22"}))
    finding = Finding(
        "internal-contradiction", Severity.HIGH, "It clashes.", clause="10.c", against=("22",)
    )
    assert expected.met_by(finding)
    assert not expected.met_by(replace(finding, clause="10"))
    assert not expected.met_by(replace(finding, against=("21",)))
    assert not expected.met_by(replace(finding, code="no-decider"))


def test_without_the_list_it_says_so_and_writes_nothing(
    script: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(script, "EXPECTED", tmp_path / "expected.csv")
    monkeypatch.setattr(script, "PAGE", tmp_path / "expected.md")
    assert script.main([]) == 2
    assert "nothing was compared" in capsys.readouterr().out
    assert not (tmp_path / "expected.md").exists()
