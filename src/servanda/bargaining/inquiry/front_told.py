"""The front in words, and where the draft lies beside it."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.bargaining.frontier import Count, Front, Standing
from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part
from servanda.bargaining.inquiry.wording import count, listed, number
from servanda.bargaining.problem import Problem


def front_told(inquiry: Inquiry, names: Names) -> Part | None:
    """Return what can and what cannot be bettered for all; None where worths are not known."""
    front = inquiry.front
    if front is None:
        return None
    says = [_size(front, inquiry.problem)]
    if len(front) and any(floor is not None for floor in front.packages.walk_away):
        fine = front.packages.acceptable(front.points)
        signed = sum(n for n, good in zip(front.counts, fine.tolist(), strict=True) if good)
        leave = "leaves" if signed == 1 else "leave"
        says.append(f"Of these, {signed:,} {leave} nobody below a walk-away that is known.")
    draft = list(_draft(inquiry.drafted, inquiry.problem, names)) if inquiry.drafted else []
    title = "What cannot be bettered for all, and where the draft lies"
    return Part("front", title, (*says, *draft), short=" ".join((says[0], *draft[:1])))


def _size(front: Front, problem: Problem) -> str:
    if not len(front):
        return "Red lines and linkages leave no package at all."
    if front.exact:
        return (
            f"{count(sum(front.counts), 'package')} cannot be bettered for one party without "
            f"another losing by it; they share out what is at stake in {count(len(front), 'way')}."
        )
    margins = [
        f"{number(margin)} for {party}"
        for party, margin in zip(problem.parties, front.margin, strict=True)
    ]
    return (
        f"There are too many to tell all that cannot be bettered. {len(front):,} are told; for "
        f"every other package one of them is worth as much, to within {listed(margins)}."
    )


def _draft(draft: Standing, problem: Problem, names: Names) -> Iterator[str]:
    called = names.letter(draft.package)
    if draft.refused:
        yield f"The draft (package {called}) is refused: {listed(list(draft.refused))}."
    if draft.efficient:
        yield (
            f"The draft (package {called}) is one of them: nobody can gain by changing it without "
            "somebody losing."
        )
        return
    better, preferred = _how_many(draft.better), _how_many(draft.preferred)
    if not draft.better.high:
        yield f"Nothing that is not refused is better for all than the draft (package {called})."
        return
    yield (
        f"Beside the draft (package {called}), by {better} nobody would lose and somebody would "
        f"gain; by {preferred} everybody would gain."
    )
    gains = [
        f"{party} {number(gain)}"
        for party, gain in zip(problem.parties, draft.gains, strict=True)
        if gain
    ]
    yield f"The most that each could gain so, one at a time: {listed(gains)}."
    nearest = draft.nearest_improved
    if nearest is not None:
        more = "" if nearest.all_told else " and others"
        yield (
            f"The nearest of them that cannot be bettered again "
            f"{'changes' if len(nearest.packages) == 1 else 'change'} "
            f"{count(nearest.changes, 'issue')}: {names.all_of(nearest.packages)}{more}."
        )


def _how_many(found: Count) -> str:
    if found.exact:
        return count(found.low, "package")
    if not found.drawn:
        return f"at least {count(found.low, 'package')}"
    return f"{found.low:,} to {found.high:,} packages (by a sample)"
