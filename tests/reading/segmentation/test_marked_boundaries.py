"""The beginnings that a person marked stand where they are said to stand, and are scored justly."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "benchmarks")
        yield import_module("boundaries")
        for name in ("boundaries", "boundaries_sample"):
            del sys.modules[name]


@pytest.fixture(scope="module")
def tasks(script: ModuleType) -> dict[str, list[Any]]:
    if not script.ARCHIVE.is_file():
        pytest.skip("no treaty texts beside the repository: nothing to hold the marks against")
    return {task.marked: script.measure(task) for task in (script.ARTICLES, script.POINTS)}


def test_every_text_of_the_sample_was_marked(
    script: ModuleType, tasks: dict[str, list[Any]]
) -> None:
    marked = [one.chosen.text.file for one in tasks["beginnings"]]
    assert marked == [one.text.file for one in script.sample()]


@pytest.mark.parametrize("marked", ["beginnings", "marks of points"])
def test_the_number_of_its_label_stands_at_each_mark(
    tasks: dict[str, list[Any]], marked: str
) -> None:
    elsewhere = [
        (one.chosen.text.file, at, label)
        for one in tasks[marked]
        for at, label in one.answers.items()
        if squeezed(label.split()[-1]) not in squeezed(one.chosen.text.content[at : at + 30])
    ]
    assert elsewhere == []


def squeezed(words: str) -> str:
    return "".join(words.split()).casefold()


@pytest.mark.parametrize(
    ("marked", "found", "right", "f1"),
    [(0, 0, 0, 1.0), (0, 2, 0, 0.0), (2, 0, 0, 0.0), (4, 4, 4, 1.0), (3, 1, 1, 0.5)],
    ids=["rightly silent", "invented", "missed", "all", "one of three"],
)
def test_what_is_missed_and_what_is_invented_both_cost(
    script: ModuleType, marked: int, found: int, right: int, f1: float
) -> None:
    assert script.Score(marked, found, right).f1 == pytest.approx(f1)


def test_the_same_place_found_twice_is_right_once(script: ModuleType) -> None:
    text = script.Marked(None, {5: "1", 40: "2"}, {script.SERVANDA: [5, 5, 40]})
    assert text.score(script.SERVANDA) == script.Score(marked=2, found=3, right=2)


def test_white_space_and_quotation_marks_before_a_label_are_forgiven(script: ModuleType) -> None:
    assert script.settled("end. “ 4. Each", 4) == script.settled("end. “ 4. Each", 7)
    assert script.settled("end. (4) Each", 4) == 5
