"""`servanda monitor --engine spark` answers as `servanda monitor` does, or says what is missing."""

import json
from pathlib import Path
from typing import Any

import pytest

from servanda.desk.cli import main
from servanda.monitor.spark import session

ACCORD = Path(__file__).parents[2] / "desk" / "accord.pact.md"


@pytest.mark.needs("java")
@pytest.mark.usefixtures("spark")
def test_on_spark_the_command_says_the_same(tmp_path: Path) -> None:
    def said(*options: str) -> Any:  # noqa: ANN401 - a JSON document
        to = tmp_path / "verdicts.json"
        asked = ["monitor", str(ACCORD), "--as-of", "2031-12-31", "--format", "json"]
        assert main([*asked, "--force", "-o", str(to), *options]) in {0, 1}
        return json.loads(to.read_text(encoding="utf-8"))

    assert said("--engine", "spark", "--master", "local[2]", "--shards", "3") == said()


def test_without_spark_the_command_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(session, "_LIBRARIES", ("no_such_library",))
    assert main(["monitor", str(ACCORD), "--engine", "spark"]) == 2
    assert 'pip install "servanda[spark]"' in capsys.readouterr().err.replace("\n", " ")


def test_without_java_the_command_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert main(["monitor", str(ACCORD), "--engine", "spark"]) == 2
    assert "openjdk-17-jre-headless" in capsys.readouterr().err


def test_a_master_without_spark_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["monitor", str(ACCORD), "--master", "local[2]"]) == 2
    assert "--engine spark" in capsys.readouterr().err
