"""Agreements that the benchmark makes at random are judged as the definition judges them."""

import csv
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import polars as pl
import pytest

from servanda.evidence.completeness import Completeness
from servanda.exchange.feeds import Feed, mapping_from
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.monitor.columnar import by_columns
from servanda.monitor.engine import by_reference
from servanda.monitor.from_norms import program_from
from servanda.monitor.world import World
from servanda.norms import Agreement, agreement_from
from servanda.vocabulary import feed_names_from
from servanda.vocabulary.calendar import DAY, SECOND

ROOT = Path(__file__).parents[3]
BENCH = ROOT.parent / "shared" / "bench"
with pytest.MonkeyPatch.context() as patch:
    patch.syspath_prepend(ROOT / "benchmarks")
    agreement: Callable[[int], str] = import_module("norms_at_random").agreement

AGREEMENTS, EVENTS, STATES = 10, 80, 3
CLOSER = 20
"""What took ten years is told as of half a year: windows of days have something in them."""


def read(number: int) -> Agreement:
    """Read an agreement in which there is nothing to find."""
    made = agreement_from(read_pact(Text(f"random-{number}.pact.md", agreement(number))))
    assert not (*made.file.findings, *made.findings)
    return made


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a log of the common workload in which events lie close together."""
    if not BENCH.exists():
        pytest.skip("../shared/bench is not here")
    folder = tmp_path_factory.mktemp("log")
    make = (sys.executable, BENCH / "generate.py", str(EVENTS), "--actors", str(STATES))
    subprocess.run((*make, "--out", folder, "--layouts", "csv"), check=True, capture_output=True)
    with (folder / f"t{EVENTS}.csv").open(newline="") as file:
        head, *rows = csv.reader(file)
    close = folder / "close.csv"
    with close.open("w", newline="") as file:
        csv.writer(file).writerows([head, *([int(at) // CLOSER, *what] for at, *what in rows)])
    return close


@pytest.mark.parametrize("number", range(AGREEMENTS))
def test_judged_as_the_definition_judges(number: int, log: Path) -> None:
    made = read(number)
    program, findings = program_from(made)
    assert not findings
    names, _ = feed_names_from(made.file, made.vocabulary)
    path = ROOT / "benchmarks" / "monitor.yaml"
    mapping, _ = mapping_from(Text(path.name, path.read_text("utf-8")))
    assert mapping is not None
    claims = pl.concat(Feed(log, mapping, names).batches(), how="diagonal_relaxed")
    world = World(complete=tuple(map(Completeness, made.vocabulary.verbs)))
    as_of = int(log.read_text("utf-8").splitlines()[-1].split(",")[0]) * SECOND + 91 * DAY
    expected = by_reference(program, claims, [world], as_of)
    assert by_columns(program, claims, [world], as_of) == expected
    assert len(expected[0]) > len(program.rules)
    assert any(verdict.episodes for verdict in expected[0])


def test_the_same_number_gives_the_same_agreement() -> None:
    assert agreement(3) == agreement(3)
    assert len({agreement(number) for number in range(AGREEMENTS)}) == AGREEMENTS


@pytest.mark.parametrize("number", range(AGREEMENTS, 100))
def test_whatever_is_drawn_can_be_monitored(number: int) -> None:
    _, findings = program_from(read(number))
    assert not findings
