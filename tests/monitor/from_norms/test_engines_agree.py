"""Whatever Pact can say, and whatever is reported of it, both engines say the same."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from instrument.pact import strategies
from monitor.from_norms.test_every_sentence import program, written

from servanda.evidence.claim import Claim, Quantity
from servanda.evidence.completeness import Completeness
from servanda.evidence.table import table_from
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.columnar import by_columns
from servanda.monitor.engine import by_reference
from servanda.monitor.program import Pattern, Program, Slot
from servanda.monitor.world import World
from servanda.vocabulary.calendar import DAY, Moment, moment
from servanda.vocabulary.instance import Instance

BEGINNING, AS_OF = moment("2026-01-01").first, moment("2027-06-01").last
PARTIES = ("Northland", "Southland")
seldom = st.integers(0, 5).map(lambda number: number == 0)


@st.composite
def instances(draw: st.DrawFn, slot: Slot) -> Instance | None:
    """Draw what may stand in a slot, or nothing."""
    if draw(seldom):
        return None
    name = draw(st.sampled_from(sorted(slot.names) if slot.names else PARTIES))
    return Instance(name, draw(st.none() | st.just("7")), draw(seldom))


@st.composite
def claims(draw: st.DrawFn, label: str, pattern: Pattern) -> Claim:
    """Draw a claim that nearly fits a pattern."""
    day = BEGINNING + draw(st.integers(0, 400)) * DAY
    filled = {word: draw(instances(slot)) for word, slot in pattern.roles}
    return Claim(
        label,
        pattern.kind,
        pattern.what,
        draw(instances(pattern.subject)),
        tuple((word, found) for word, found in filled.items() if found is not None),
        negated=pattern.negated is not draw(seldom),
        happened=Moment(day, day + DAY - 1),
        clause=pattern.clause,
        quantity=Quantity(5, 5, draw(st.sampled_from(strategies.UNITS))),
        teller="Southland",
        author=draw(st.sampled_from(("Southland", "Peace Council"))),
        finding=draw(st.booleans()),
    )


@st.composite
def histories(draw: st.DrawFn, of: Program) -> tuple[Claim, ...]:
    """Draw a few claims that a program asks about."""
    asked = [p for p in pieces((of.rules, of.entry, of.termination)) if isinstance(p, Pattern)]
    chosen = draw(st.lists(st.sampled_from(asked), max_size=8)) if asked else []
    return tuple(draw(claims(f"R{number}", one)) for number, one in enumerate(chosen))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_both_engines_say_the_same(data: st.DataObject) -> None:
    readings = data.draw(st.lists(strategies.readings, min_size=1, max_size=3))
    made = program(written(readings))
    told = table_from(data.draw(histories(made)))
    verbs = {p.what for p in pieces(made.rules) if isinstance(p, Pattern)}
    complete = data.draw(st.booleans())
    world = World(complete=tuple(map(Completeness, sorted(verbs))) if complete else ())
    assert by_columns(made, told, [world], AS_OF) == by_reference(made, told, [world], AS_OF)
