"""What one party wants: a GENIUS profile."""

from __future__ import annotations

from fractions import Fraction

from servanda.bargaining.problem import Issue, Preference, Worth
from servanda.exchange.cases.genius.evaluators import evaluations
from servanda.exchange.cases.genius.marked import Marked
from servanda.exchange.cases.numbers import written
from servanda.findings import Severity
from servanda.instrument.nearest_name import nearest_name


def preference_of(marked: Marked, party: str, issues: tuple[Issue, ...]) -> Preference | None:
    """Return a party's preference; a reservation value that is not there is not known."""
    if next(marked.root.iter("ufun"), None) is not None:
        marked.told.say(
            "profile-unreadable",
            "its worths do not add up issue by issue (hyper-rectangles), which is not read.",
        )
        return None
    weights = _weights(marked)
    table: dict[str, tuple[Worth | None, ...]] = {}
    known = {issue.name: issue for issue in issues}
    for element in marked.issues:
        name = element.get("name") or ""
        issue = known.get(name)
        if issue is None:
            near = nearest_name(name, known)
            hint = f" Did you mean “{near}”?" if near else ""
            message = f"the domain has no issue “{name}”.{hint}"
            marked.told.say("name-unknown", message, marked.at(element))
            continue
        weight = weights.get(element.get("index") or "")
        if weight is None:
            message = f"“{name}” has no weight, so that its worth is not known."
            marked.told.say("weight-missing", message, marked.at(element))
        table[name] = tuple(
            None if weight is None or share is None else _exactly(weight * share)
            for share in evaluations(marked, element, issue)
        )
    _tell_discount(marked)
    return Preference(
        party,
        tuple(table.get(issue.name, (None,) * len(issue.options)) for issue in issues),
        walk_away=_reservation(marked),
    )


def _weights(marked: Marked) -> dict[str, Fraction]:
    weights: dict[str, Fraction] = {}
    for element in marked.root.iter("weight"):
        index = element.get("index") or ""
        number = marked.number(element, "value", f"the weight of issue {index}")
        if number is None:
            continue
        if number < 0:
            message = f"the weight of issue {index} is below nought: {written(number)}."
            marked.told.say("weight-negative", message, marked.at(element))
            continue
        weights[index] = number
    indices = [element.get("index") or "" for element in marked.issues]
    total = sum((weights[index] for index in indices if index in weights), Fraction(0))
    if abs(total - 1) > _ROUNDING:
        marked.told.say(
            "weights-unusual",
            f"the weights add up to {float(total):.6g} and not to 1; they are taken as they stand.",
            severity=Severity.NOTE,
        )
    return weights


_ROUNDING = Fraction(1, 10_000)


def _reservation(marked: Marked) -> Worth | None:
    element = next(marked.root.iter("reservation"), None)
    if element is None:
        return None
    number = marked.number(element, "value", "the reservation value")
    return None if number is None else _exactly(number)


def _tell_discount(marked: Marked) -> None:
    element = next(marked.root.iter("discount_factor"), None)
    if element is None:
        return
    number = marked.number(element, "value", "the discount factor")
    if number not in {None, Fraction(0), Fraction(1)}:
        marked.told.say(
            "discount-left-aside",
            f"the discount factor {element.get('value')} is left aside: worths are those of an "
            "agreement now.",
            marked.at(element),
            severity=Severity.LOW,
        )


def _exactly(number: Fraction) -> Worth:
    return Worth(number, number)
