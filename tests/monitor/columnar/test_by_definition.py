"""What columns cannot say is said by the definition, value by value, and is the same."""

from collections.abc import Sequence

import pytest
from monitor.generated import Generator
from monitor.programs import act, did, duty, end_of
from monitor.soak import differs
from monitor.triples import Triple

from servanda.evidence.claim import Claim
from servanda.evidence.table import claims_from, table_from
from servanda.monitor.columnar import by_columns, by_definition
from servanda.monitor.program import (
    After,
    InState,
    Length,
    Occurred,
    Program,
    Rule,
    Slot,
    State,
    Trigger,
)
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Status
from servanda.monitor.world import World
from servanda.norms.norm import NormKind

AS_OF = end_of("2031-12-31")
THING = Slot(None, "thing")


def unless(id_: str, verb: str, other: str) -> Rule:
    """A duty to do something for each thing that is pledged, unless the other duty is breached."""
    return duty(
        id_,
        NormKind.ACHIEVE,
        act(verb, Slot(None), object=THING),
        variables=("thing",),
        bearers=(),
        bearer=None,
        trigger=Trigger(Occurred(act("pledge", Slot(None), object=THING))),
        due=After(Length(10, "day"), None),
        exception=InState((other,), State.BREACHED),
    )


EACH_UNLESS_THE_OTHER = Program((unless("1", "deliver", "2"), unless("2", "pay", "1")))


def history(things: int) -> Sequence[Claim]:
    pledged = [
        did(f"P{n:02}", f"2031-01-{n + 1:02}", "North", "pledge", object=f"thing:{n}")
        for n in range(things)
    ]
    delivered = [
        did(f"D{n:02}", f"2031-01-{n + 6:02}", "North", "deliver", object=f"thing:{n}")
        for n in range(0, things, 2)
    ]
    return (*pledged, *delivered)


def test_duties_that_wait_for_one_another_are_judged_thing_by_thing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[int] = []

    def counting(program: Program, claims: Sequence[Claim], world: World, as_of: int) -> object:
        judged.append(len(claims))
        return judge(program, claims, world, as_of)

    monkeypatch.setattr(by_definition, "judge", counting)
    table = table_from(history(20))
    (said,) = by_columns(EACH_UNLESS_THE_OTHER, table, [World()], AS_OF)
    assert said == judge(EACH_UNLESS_THE_OTHER, tuple(claims_from(table)), World(), AS_OF)
    assert {verdict.status for verdict in said} == {Status.KEPT, Status.OVERDUE}
    assert len(judged) > 4, "few at a time"
    assert max(judged) < 20


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_random_agreements_and_histories(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_definition, "FEWEST", 1)
    for seed in range(first, first + 50):
        triple: Triple = Generator(100_000 + seed).triple()
        assert not differs(triple), f"seed {seed}"
