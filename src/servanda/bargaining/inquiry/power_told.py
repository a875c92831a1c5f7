"""Who is stronger, in words: never one power, always where the choice flips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.bargaining.inquiry.conclusions import Foreseen, foreseen
from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.wording import count, listed, number
from servanda.bargaining.power import Answer, Follows, Line, Power
from servanda.bargaining.power import Stretch as Answered

_ASSUMES = (
    "Power is how much a party’s gain counts in the product of gains (asymmetric Nash). It is "
    "never measured here: the answer says what would follow from each."
)


def power_told(inquiry: Inquiry, names: Names) -> Part | None:
    """Return which packages win for which power; None where worths are not known."""
    power = inquiry.power
    if power is None:
        return None
    title = "What follows from who is stronger?"
    if power.findings:
        return Part("power", title, tuple(finding.message for finding in power.findings))
    tables = tuple(_line(power, line, names) for line in lines_against_all(power))
    foretold = foreseen(inquiry)
    between = _between(power, names)
    says = (*_flips(power), *between, *(_foreseen(power, one) for one in foretold))
    claimed = [_foreseen(power, one) for one in foretold if one.claim is not None]
    return Part("power", title, says, (_ASSUMES,), tables, short=" ".join((says[0], *claimed)))


def lines_against_all(power: Power) -> tuple[Line, ...]:
    """Return the lines along which a party's power is weighed against that of all the others."""
    others = len(power.parties) - 1
    return tuple(line for line in power.lines if len(line.against) == others)


def _flips(power: Power) -> Iterator[str]:
    flips = sum(len(line.flips) for line in lines_against_all(power))
    if len(power.winners) == 1:
        yield "The same package is chosen whoever is stronger."
    elif len(power.parties) == 2:  # noqa: PLR2004 - one line
        at = [number(flip.power) for line in power.lines for flip in line.flips]
        party = power.parties[power.lines[0].party]
        yield f"What is chosen flips where the power of {party} is {listed(at)}."
    else:
        yield (
            f"{len(power.winners):,} packages, or groups of equally good ones, are chosen for some "
            f"power; the choice flips {count(flips, 'time')} along the lines below."
        )
    if not power.complete:
        yield "There may be more: not every package could be looked at."


def _between(power: Power, names: Names) -> Iterator[str]:
    """Name what is chosen for some split of power among three, and nowhere on the lines."""
    if power.map is None:
        return
    on_lines = {w for line in lines_against_all(power) for r in line.reaches for w in r.winners}
    others = [cell.winner for cell in power.map.cells if cell.winner not in on_lines]
    if others:
        called = [names.all_of(power.winners[k].packages, " or ") for k in dict.fromkeys(others)]
        yield f"Chosen for other splits of power only: {listed(called)}."


def _foreseen(power: Power, one: Foreseen) -> str:
    """Say where a forecast follows, and whether it does within what is claimed of power."""
    party = power.parties[power.lines[one.line].party]
    where = _where(one.conclusion.stretches, party)
    said = f"“{one.words}”, as {one.whose} foresees, follows {where}."
    if one.claim is None:
        return said
    low, high = number(one.claim.low), number(one.claim.high)
    claimed = f"at {low}" if low == high else f"from {low} to {high}"
    told = {
        Follows.THROUGHOUT: "it follows throughout",
        Follows.NOWHERE: "it follows nowhere",
        Follows.IN_PART: f"it follows {_where(one.conclusion.within, party)}",
    }[one.conclusion.follows]
    return f"{said} Were the power of {party} {claimed} ({one.claim.whose}), {told}."


def _where(stretches: Sequence[Answered], party: str) -> str:
    sure = [_range(s) for s in stretches if s.answer is Answer.YES]
    some = [_range(s) for s in stretches if s.answer is Answer.OF_SOME]
    parts = [f"where the power of {party} is {listed(sure)}"] if sure else []
    if some:
        parts.append(f"by some of what is equally good where it is {listed(some)}")
    return ", and ".join(parts) or "for no power at all"


def _range(stretch: Answered) -> str:
    if stretch.low == stretch.high:
        return number(stretch.low)
    return f"{number(stretch.low)} to {number(stretch.high)}"


def _line(power: Power, line: Line, names: Names) -> Table:
    party = power.parties[line.party]
    against = " and ".join(power.parties[k] for k in line.against)
    rows = tuple(
        (
            f"{number(reach.low)} to {number(reach.high)}",
            " or ".join(names.all_of(power.winners[k].packages, " or ") for k in reach.winners),
        )
        for reach in line.reaches
    )
    return Table(f"Power of {party} against {against}", (f"Power of {party}", "Chosen"), rows)
