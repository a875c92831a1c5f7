"""Which pictures belong to which part of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from servanda.bargaining.inquiry import Inquiry
from servanda.bargaining.inquiry.conclusions import Foreseen, foreseen, on_line
from servanda.bargaining.inquiry.draws_told import MOST_SHOWN, varied
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.power_told import lines_against_all
from servanda.bargaining.packages import total_of
from servanda.bargaining.pictures.bars import Bar, Swing, bars, tornado
from servanda.bargaining.pictures.bids import Bid, bids
from servanda.bargaining.pictures.fronts import Front, Pointed, fronts
from servanda.bargaining.pictures.parallel import parallel
from servanda.bargaining.pictures.power_line import (
    Claim,
    Conclusion,
    PowerLine,
    Stretch,
    power_line,
)
from servanda.bargaining.pictures.ternary import Area, power_triangle
from servanda.bargaining.power import Answer, Line, Power, Winner
from servanda.bargaining.problem import Issue
from servanda.bargaining.uncertainty import Outcome

_TWO, _THREE = 2, 3
_RULE = "the asymmetric Nash product"


def pictures_of(inquiry: Inquiry, names: Names) -> Mapping[str, tuple[Markup, ...]]:
    """Return the pictures of each part, by its key; `names` gives packages their letters."""
    return {
        "bids": tuple(_bids(inquiry)),
        "front": tuple(_front(inquiry, names)),
        "power": tuple(_power(inquiry, names)),
        "draws": tuple(_draws(inquiry, names)),
    }


def _bids(inquiry: Inquiry) -> Iterator[Markup]:
    """Draw each issue on whose figure there are bids that differ."""
    negotiation = inquiry.negotiation
    if negotiation is None:
        return
    for place, issue in enumerate(negotiation.problem.issues):
        found = [
            Bid(b.party, b.stand, float(b.figure), b.words, b.said.stated, b.said.words)
            for b in negotiation.bids
            if b.issue == place and b.figure is not None
        ]
        if len({bid.figure for bid in found}) >= _TWO:
            yield bids(issue.name, issue.unit or "", found, _drafted(issue))


def _drafted(issue: Issue) -> float | None:
    figure = None if issue.draft is None else issue.options[issue.draft].figure
    return None if figure is None else float(figure)


def _front(inquiry: Inquiry, names: Names) -> Iterator[Markup]:
    front, packages = inquiry.front, inquiry.packages
    if front is None or packages is None or not len(front) or packages.parties < _TWO:
        return
    units = [float(unit) for unit in packages.units]
    floors = tuple(
        None if floor is None else floor * unit
        for floor, unit in zip(packages.walk_away, units, strict=True)
    )
    shown = Front(inquiry.problem.parties, front.reals, tuple(_pointed(inquiry, names)), floors)
    yield fronts(shown)
    if packages.parties >= _THREE:
        yield parallel(shown)


def _pointed(inquiry: Inquiry, names: Names) -> Iterator[Pointed]:
    """Point out the draft, and what rules pick; each package once, with all that picks it."""
    problem, packages = inquiry.problem, inquiry.packages
    told: dict[tuple[int, ...], list[str]] = {}
    if problem.draft is not None:
        told[problem.draft] = ["the draft"]
    for solution in inquiry.solutions:
        for agreed in solution.agreed:
            told.setdefault(agreed.package, []).append(solution.concept.value)
    for package, whose in told.items():
        drafted = package == problem.draft
        refused = drafted and inquiry.drafted is not None and inquiry.drafted.refused
        if packages is None or refused:  # what is refused has no place beside the front
            continue
        worth = tuple(packages.reals(total_of(problem, package)[None])[0].tolist())
        yield Pointed(names.letter(package), ", ".join(whose), worth, drafted=drafted)


def _draws(inquiry: Inquiry, names: Names) -> Iterator[Markup]:
    draws = inquiry.draws
    if draws is None or draws.findings:
        return
    for pick in draws.picks:
        often = [
            Bar(
                names.of(one.package),
                one.often.share,
                max(0.0, one.often.share - 2 * one.often.error),
                min(1.0, one.often.share + 2 * one.often.error),
            )
            for one in pick.packages[:MOST_SHOWN]
        ]
        if often:
            title = f"{pick.concept.value}: how often each package is picked"
            note = f"{draws.count:,} draws, seed {draws.seed}; the lines are two standard errors."
            yield bars(title, "Package", often, note=note, share=True)
    for outcome in draws.outcomes:
        swings = [
            Swing(varied(inquiry.problem, one), "from low to high", one.low, one.high)
            for one in outcome.swings[:MOST_SHOWN]
        ]
        if swings:
            title = f"What matters most for this: {_outcome(outcome, names)}"
            yield tornado(title, "Share of the draws", outcome.mean, swings)


def _outcome(outcome: Outcome, names: Names) -> str:
    package = "" if outcome.package is None else f" (package {names.letter(outcome.package)})"
    return f"{outcome.words}{package}"


def _power(inquiry: Inquiry, names: Names) -> Iterator[Markup]:
    power = inquiry.power
    if power is None or power.findings:
        return
    called = [_called(names, winner) for winner in power.winners]
    if power.map is not None:
        first, second, third = power.parties
        areas = [Area(called[c.winner][0], c.corners, c.share) for c in power.map.cells]
        yield power_triangle((first, second, third), _RULE, areas)
    for line in lines_against_all(power):
        yield power_line(_line(inquiry, power, line, called))


def _called(names: Names, winner: Winner) -> tuple[str, str]:
    """Return the letters of equally good packages, and what they are in words."""
    told = [names.in_words(package) for package in winner.packages]
    more = winner.count - len(told)
    rest = f", or one of {more:,} more" if more else ""
    return " or ".join(map(names.letter, winner.packages)), " or, as good, ".join(told) + rest


def _line(
    inquiry: Inquiry, power: Power, line: Line, called: Sequence[tuple[str, str]]
) -> PowerLine:
    party = power.parties[line.party]
    against = " and ".join(power.parties[k] for k in line.against)
    stretches = (
        Stretch(reach.low, reach.high, *_together(called[k] for k in reach.winners))
        for reach in line.reaches
    )
    claims = (on_line(inquiry, line, claim) for claim in inquiry.claims)
    conclusions = dict.fromkeys(
        Conclusion(f"{one.words}, as {one.whose} foresees", tuple(_follows(one)))
        for one in foreseen(inquiry)
        if power.lines[one.line] == line
    )
    return PowerLine(
        (party, against),
        _RULE,
        tuple(stretches),
        tuple(Claim(float(c.low), float(c.high), c.whose) for c in claims if c is not None),
        tuple(conclusions),
    )


def _follows(one: Foreseen) -> Iterator[tuple[float, float]]:
    """Yield where what is foreseen is true of all that is chosen."""
    for stretch in one.conclusion.stretches:
        if stretch.answer is Answer.YES:
            yield stretch.low, stretch.high


def _together(called: Iterable[tuple[str, str]]) -> tuple[str, str]:
    letters, words = zip(*called, strict=True)
    return " or ".join(letters), " or, as good, ".join(words)
