"""The lines of power that are looked at: pairs of parties, and one party against all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from servanda.bargaining.power.contenders import Contenders
from servanda.bargaining.power.line import Reach, reaches_along
from servanda.bargaining.power.measure import Measure, Weighed
from servanda.bargaining.power.power import Flip, Line


def usual_lines(parties: int) -> Iterator[tuple[int, tuple[int, ...], tuple[Fraction, ...]]]:
    """Give each line's party, those against it, and the powers at which it has none.

    Each pair, the others without power; where there are more than two, each party against all the
    others, who have equal parts of the rest.
    """
    for other, party in combinations(reversed(range(parties)), 2):
        yield party, (other,), tuple(Fraction(k == other) for k in range(parties))
    if parties > 2:  # noqa: PLR2004 - others than the two
        for party in range(parties):
            rest = tuple(k for k in range(parties) if k != party)
            even = tuple(Fraction(k != party, parties - 1) for k in range(parties))
            yield party, rest, even


def line_of(
    contenders: Contenders,
    weighed: Weighed,
    party: int,
    against: Sequence[int],
    start: Sequence[Fraction],
) -> Line:
    """Return who wins as a party's power grows from that at `start` by all that others have there.

    `start` is everybody's power at the beginning, one in all. Those not in `against` keep theirs.
    """
    taken = sum((start[k] for k in against), start=Fraction(0))
    end = tuple(
        Fraction(0) if k in against else power + taken * (k == party)
        for k, power in enumerate(start)
    )
    start = tuple(start)
    reaches = reaches_along(weighed, start, end)
    flips = tuple(
        Flip(one.high, n, n + 1, _formula(contenders, weighed.measure, (one, other), (start, end)))
        for n, (one, other) in enumerate(pairwise(reaches))
    )
    return Line(party, tuple(against), start, end, reaches, flips)


def _formula(
    contenders: Contenders,
    measure: Measure,
    between: tuple[Reach, Reach],
    line: tuple[Sequence[Fraction], Sequence[Fraction]],
) -> str:
    """Write out the power at which two are equally good, exactly."""
    one, other = (contenders.gains[reach.winners[0]].tolist() for reach in between)
    start, end = line
    if measure is Measure.UTILITARIAN:
        units = contenders.units
        more = [(a - b) * unit for a, b, unit in zip(one, other, units, strict=True)]
        lost = sum((w * m for w, m in zip(start, more, strict=True)), start=Fraction(0))
        won = -sum((w * m for w, m in zip(end, more, strict=True)), start=Fraction(0))
        return str(lost / (lost + won))
    lost = _logarithms(one, other, start)
    return f"{lost} / ({lost} + {_logarithms(other, one, end)})"


def _logarithms(above: Sequence[int], below: Sequence[int], weights: Sequence[Fraction]) -> str:
    terms = [
        ("" if w == 1 else f"{w} ") + f"ln({Fraction(a, b)})"
        for a, b, w in zip(above, below, weights, strict=True)
        if w and a != b
    ]
    return terms[0] if len(terms) == 1 else f"({' + '.join(terms)})"
