"""What draws of uncertain preferences come to, in words."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.wording import number
from servanda.bargaining.problem import Problem
from servanda.bargaining.uncertainty import Draws, Kind, Pick, Share, Swing

_TITLE = "How much depends on what is not known exactly?"
MOST_SHOWN = 8
"""So many packages of a rule, and so many things that matter, are told."""


def draws_told(inquiry: Inquiry, names: Names) -> Part | None:
    """Return how often each package is chosen; None where no draws were asked for."""
    draws = inquiry.draws
    if draws is None:
        return None
    if draws.findings:
        return Part("draws", _TITLE, tuple(finding.message for finding in draws.findings))
    tables = [_often(pick, names) for pick in draws.picks if pick.packages]
    return Part("draws", _TITLE, tuple(_says(draws)), draws.assumed, tuple(tables))


def _says(draws: Draws) -> Iterator[str]:
    yield (
        f"{draws.count:,} times, all that is not known exactly was drawn from what was stated "
        f"(seed {draws.seed}). How often something is so counts draws; it is no probability that "
        "it will come about."
    )
    if draws.zone is not None:
        yield f"There was something that all would sign in {percent(draws.zone)} of the draws."
    draft = draws.draft
    if draft is not None and draft.accepted_by_all is not None:
        yield f"All would sign the draft in {percent(draft.accepted_by_all)}."


def _often(pick: Pick, names: Names) -> Table:
    regrets = {regret.package: regret for regret in pick.regrets}
    rows = []
    for chosen in pick.packages[:MOST_SHOWN]:
        regret = regrets.get(chosen.package)
        loss = "not reckoned" if regret is None else f"{number(regret.measure.worst)}"
        safest = pick.safest is not None and pick.regrets[pick.safest].package == chosen.package
        rows.append((names.of(chosen.package), percent(chosen.often), loss,
                     "the least of all" if safest else ""))  # fmt: skip
    left = len(pick.packages) - len(rows)
    note = f"{left:,} more packages were picked now and then." if left else ""
    heads = ("Package", "Picked in", "Most that is lost by settling on it now", "Worst loss")
    return Table(f"{pick.concept.value}: how often it picks each package", heads, tuple(rows), note)


def percent(share: Share) -> str:
    """Print a share of the draws, with two standard errors."""
    if not share.error:
        return f"{100 * share.share:.1f} %"
    return f"{100 * share.share:.1f} % (within {200 * share.error:.1f})"


def varied(problem: Problem, swing: Swing) -> str:
    """Say which number it is that varies."""
    party = problem.parties[swing.party]
    match swing.kind:
        case Kind.WALK_AWAY:
            return f"What no agreement is worth to {party}"
        case Kind.POWER:
            return f"The power of {party}"
        case Kind.TOGETHER:
            return f"What things are worth together to {party}"
    issue = problem.issues[swing.issue or 0]
    if swing.kind is Kind.WEIGHT:
        return f"How much {issue.name} counts for {party}"
    labels = ", ".join(issue.options[option].label for option in swing.options)
    return f"What {issue.name}: {labels} is worth to {party}"
