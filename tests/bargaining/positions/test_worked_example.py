"""The plan of November 2025: what was bid, what is not known, and what follows from assumptions."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product
from math import log
from pathlib import Path

from servanda.bargaining.positions import Answerable, Lack, Negotiation
from servanda.bargaining.problem import Problem, worth
from servanda.dossier import open_dossier

_FOLDER = Path(__file__).parents[3] / "examples" / "plan-2025-11"


@cache
def found(*names: str) -> Negotiation:
    opened = [open_dossier(_FOLDER / f"{name}.pact.md")[0] for name in ("positions", *names)]
    first, *others = (dossier for dossier in opened if dossier is not None)
    return first.negotiation(others)


def answerable() -> Answerable:
    part = found("assumptions").answerable
    assert part is not None
    return part


def test_the_figures_of_point_6_are_bids_with_their_dates_and_who_made_them() -> None:
    on_point_6 = [bid for bid in found().bids if bid.clause == "6" and bid.figure is not None]
    figures = {int(bid.figure or 0) for bid in on_point_6 if bid.words.startswith("[6]")}
    assert figures == {85_000, 250_000, 600_000, 800_000}
    rows = {(b.party, int(b.figure or 0), b.stand.value, b.said.stated) for b in on_point_6}
    assert {
        ("Russia", 85_000, "opened with", "2022-03"),
        ("Ukraine", 250_000, "opened with", "2022-03"),
        ("United States", 600_000, "opened with", "2025-11"),
        ("Ukraine", 800_000, "wants", "2025-12-24"),
    } <= rows
    assert not any(bid.is_limit or bid.said.assumed for bid in on_point_6)
    assert all(bid.said.sources for bid in on_point_6 if bid.words.startswith("[6]"))


def test_without_assumptions_it_is_told_what_is_not_known() -> None:
    alone = found()
    assert alone.answerable is None
    without = [m.party for m in alone.missing if m.lack is Lack.WALK_AWAY]
    assert without == list(alone.problem.parties)
    assert not any(e.assumed for e in alone.problem.exclusions)
    assert alone.mistakes == ()


def test_whatever_makes_it_answerable_is_assumed_and_says_by_whom() -> None:
    added = open_dossier(_FOLDER / "assumptions.pact.md")[0]
    assert added is not None
    assert {claim.said.assumed_by for claim in added.positions.claims} == {("A. Reader",)}
    assert found("assumptions").bids == found().bids


def packages(problem: Problem) -> Iterator[tuple[tuple[int, ...], tuple[Fraction, ...]]]:
    """Yield every package and what each party gains by it, by the definition."""
    for package in product(*(range(len(issue.options)) for issue in problem.issues)):
        yield (
            package,
            tuple(
                sum((p.worths[i][o].low for i, o in enumerate(package)), start=Fraction(0))  # type: ignore[union-attr]  # all known
                - p.walk_away.low  # type: ignore[union-attr]  # likewise
                for p in problem.preferences
            ),
        )


def test_on_the_assumptions_all_would_sign_some_packages_and_not_the_draft() -> None:
    problem = answerable().problem
    gains = dict(packages(problem))
    zone = [package for package, gain in gains.items() if min(gain) >= 0]
    assert 0 < len(zone) < len(gains)
    assert problem.draft is not None
    assert [
        party for party, gain in zip(problem.parties, gains[problem.draft], strict=True) if gain < 0
    ] == ["Ukraine"]


def test_at_which_power_what_the_commentator_foresees_follows() -> None:
    """By the power-weighted Nash product, the rest of all power being shared equally."""
    whole, part = found("assumptions"), answerable()
    (outcome,) = whole.outcomes
    (literal,) = outcome.literals
    (claim,) = whole.strengths
    assert (claim.party, claim.value) == ("Russia", worth(Fraction(1, 2), 1))
    issue, party = part.issues.index(literal.issue), part.problem.parties.index(claim.party)
    logs = [
        (package, [log(gain) for gain in gains])
        for package, gains in packages(part.problem)
        if min(gains) > 0
    ]
    follows = {}
    for hundredths in range(1, 100):
        rest = (100 - hundredths) / 2
        power = [hundredths if p == party else rest for p in range(3)]
        products = [sum(a * g for a, g in zip(power, gains, strict=True)) for _, gains in logs]
        best = logs[products.index(max(products))][0]
        follows[hundredths] = best[issue] in literal.options
    assert not follows[33]  # nor at equal power
    assert all(follows[h] for h in range(50, 100))  # wherever his premise holds
    turn = min(h for h, so in follows.items() if so)
    assert [h for h, so in follows.items() if so] == list(range(turn, 100))
    assert 33 < turn < 50
