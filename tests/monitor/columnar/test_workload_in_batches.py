"""The common workload in batches: duties, prohibitions, limits, guarantees and what ends them."""

from pathlib import Path
from random import Random

import pytest
from monitor.from_norms.test_common_workload import claims
from monitor.in_batches import stages
from monitor.triples import Triple

from servanda.evidence.completeness import Completeness
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.monitor.columnar import verdicts
from servanda.monitor.columnar.verdict_table import Divided
from servanda.monitor.from_norms import program_from
from servanda.monitor.program import Program
from servanda.monitor.world import World
from servanda.norms import agreement_from
from servanda.vocabulary.calendar import DAY, SECOND

PACT = Path(__file__).parents[1] / "from_norms" / "common_workload.pact.md"
EVENTS, DAYS = 120, 400
KINDS = ("pledge", "deliver", "strength", "grant", "claim", "troops", "strike", "invade")
STATES = ("A", "B", "C")
"""States that the log names."""
COMPLETE = ("deliver", "report strength")


@pytest.fixture(scope="module")
def program() -> Program:
    made, _ = program_from(agreement_from(read_pact(Text(PACT.name, PACT.read_text("utf-8")))))
    return made


def history(program: Program, seed: int) -> Triple:
    """Events at random, under an agreement that begins early and perhaps ends."""
    random = Random(seed)  # noqa: S311 - no secret hangs on it
    seconds = sorted(random.sample(range(1, DAYS * DAY // SECOND), EVENTS))
    told = [next(claims(0, seconds[0], "entry", "", ""))]
    for number, at in enumerate(seconds[1:], start=1):
        kind = random.choice((*KINDS, "provocation"))
        first, second = random.choice(STATES), random.choice(STATES)
        if kind in {"pledge", "deliver"}:
            first = str(random.randint(1, 12))
        if kind == "strength":
            second = str(random.choice((500_000, 700_000)))
        told += claims(number, at, kind, first, second)
    if seed % 3 == 0:
        told += claims(EVENTS, seconds[-9] + 1, "termination", "", "")
    world = World(complete=tuple(Completeness(verb) for verb in COMPLETE))
    return Triple(program, tuple(told), world, (DAYS + 91) * DAY)


@pytest.mark.parametrize("seed", range(24))
def test_what_is_kept_says_what_the_whole_says(program: Program, seed: int) -> None:
    for stage in stages(history(program, seed), seed):
        assert stage.kept == stage.anew


def test_of_duties_and_guarantees_some_stand(program: Program) -> None:
    said = (stage.state for seed in (2, 3, 5) for stage in stages(history(program, seed), seed))
    tables = [verdicts(state, state.clock)[0] for state in said]
    every = [one for table in tables for one in table.said if isinstance(one, Divided)]
    assert {one.parts[0].rule.id for one in every} == {"1", "3.b", "4.a"}
