"""What is not known, whose it is, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.wording import listed
from servanda.bargaining.positions import Answerable, Lack, Missing, Negotiation
from servanda.bargaining.problem import Preference, Problem

_NAMED = 4
"""So many of the things whose worth is not one number are named; of more it is said how many."""

_COUNTED = (Lack.WEIGHT, Lack.WORTH, Lack.POSITION, Lack.LIMIT)


def missing_told(inquiry: Inquiry, _: Names) -> Part | None:
    """Return what is not known of whom, and what cannot be answered for it; None where all is."""
    negotiation = inquiry.negotiation
    says = [*_walk_aways(inquiry.whole, written=negotiation is not None)]
    tables: tuple[Table, ...] = ()
    if negotiation is not None and negotiation.missing:
        bids = [one.party for one in negotiation.missing if one.lack is Lack.FIGURE]
        says += [f"A bid of {listed(list(dict.fromkeys(bids)))} has no figure."] if bids else []
        tables = (_counts(negotiation),)
    says += _left_out(inquiry.part, inquiry.whole)
    says += _inexact(inquiry)
    if not says and not tables:
        return None
    return Part("missing", "What is not known", tuple(says), tables=tables)


def _walk_aways(problem: Problem, *, written: bool) -> Iterator[str]:
    """Say whose walk-away is not known; where positions are `written`, by what it is settled."""
    unknown = [p.party for p in problem.preferences if p.walk_away is None]
    if unknown:
        line = f" by a line such as “{unknown[0]} values no agreement at …”," if written else ""
        yield (
            f"What no agreement is worth to {listed(unknown)} is not stated. So nobody can say "
            f"what they would sign. It is settled{line} by whoever says or assumes so."
        )


def _left_out(part: Answerable | None, whole: Problem) -> Iterator[str]:
    """Say of what the answers below are, and what they leave out."""
    if part is None and not whole.definite:
        yield "Too little is known for what follows to be answered for any two parties."
    elif part is not None and (part.parties_left_out or part.issues_left_out):
        names = [issue.name for issue in part.problem.issues]
        yield (
            f"What follows is answered for {listed(part.problem.parties)}, on {len(part.issues)} "
            f"of {len(whole.issues)} issues: {listed(names)}."
        )
        yield "The rest is left out, as if it were settled in a way that touches none of this."


def _inexact(inquiry: Inquiry) -> Iterator[str]:
    """Say what is not answered because worths are not single numbers, and what can be asked."""
    problem = inquiry.problem
    if problem.definite or (inquiry.negotiation is not None and inquiry.part is None):
        return  # there nothing is answered at all, and a table says what is not stated
    of = [
        f"{preference.party} ({listed(where) if len(where) <= _NAMED else f'{len(where)} issues'})"
        for preference in problem.preferences
        if (where := [*_not_one_number(problem, preference)])
    ]
    yield (
        f"What things are worth is not known as one number for {listed(of)}. Only where it is can "
        "it be told what cannot be bettered, what rules pick and what follows from who is stronger."
    )
    if inquiry.part is not None and inquiry.wishes.draws is None:
        yield (
            "How often what would be picked, where such worths lie anywhere within what is stated, "
            "is told by draws (--draws 10000)."
        )


def _not_one_number(problem: Problem, preference: Preference) -> Iterator[str]:
    for issue, worths in zip(problem.issues, preference.worths, strict=True):
        if any(worth is None or not worth.exact for worth in worths):
            yield issue.name
    if any(not extra.worth.exact for extra in preference.together):
        yield "what goes together"
    if preference.walk_away is not None and not preference.walk_away.exact:
        yield "no agreement"


def _counts(negotiation: Negotiation) -> Table:
    total = len(negotiation.problem.issues)
    rows = []
    for party in negotiation.problem.parties:
        own = [one for one in negotiation.missing if one.party == party]
        known = not any(one.lack is Lack.WALK_AWAY for one in own)
        counts = (_count(own, lack, total) for lack in _COUNTED)
        rows.append((party, "stated" if known else "not stated", *counts))
    heads = ("Party", "What no agreement is worth", *(f"Not stated: {x}" for x in _COUNTED))
    return Table("What is not stated of whom, on how many issues", heads, tuple(rows))


def _count(own: list[Missing], lack: Lack, total: int) -> str:
    found = sum(one.lack is lack for one in own)
    return f"{found} of {total}" if found else "none"
