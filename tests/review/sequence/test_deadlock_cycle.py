"""The deadlock of the example with two readings of its sequence, edge by edge."""

from pathlib import Path

from servanda.dossier import Dossier
from servanda.effects import deadlocks, waits
from servanda.findings import Text
from servanda.review import review
from servanda.review.rules.sequence.deadlock_cycle import RULE

EXAMPLE = Path(__file__).parents[3] / "examples/minsk-2/measures.pact.md"
DOSSIER = Dossier(Text(EXAMPLE.name, EXAMPLE.read_text(encoding="utf-8")))


def test_the_circle_stands_in_order_under_the_readings_that_make_it() -> None:
    assert not DOSSIER.mistakes
    (finding,) = review(DOSSIER.agreement, DOSSIER.coverage, [RULE]).findings
    assert (finding.clause, finding.against) == ("9", ("12",))
    assert "under the reading" in finding.message
    assert [note.message.split(":")[0] for note in finding.notes] == [
        "[9] waits for [12]",
        "[12] waits for [9]",
    ]


def test_it_is_gone_when_either_edge_is() -> None:
    agreement = DOSSIER.agreement
    every = waits(agreement)
    (circle,) = deadlocks(agreement, every)
    for edge in circle.edges:
        assert deadlocks(agreement, tuple(wait for wait in every if wait != edge)) == ()
