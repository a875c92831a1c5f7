"""What options are worth to a party, before the issue's weight, as GENIUS reckons it.

Items are worth their evaluation as a share of the highest on the issue; whole figures are worth
`offset` + `slope` times their distance from the lowest, other figures follow their function by its
parameters; all of these stay between 0 and 1. (GENIUS 10: EvaluatorDiscrete, EvaluatorInteger,
EvaluatorReal.)
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from lxml import etree

from servanda.bargaining.problem import Issue
from servanda.exchange.cases.genius.issues import bounds_of, kind_of
from servanda.exchange.cases.genius.marked import Marked

_ZERO, _ONE = Fraction(0), Fraction(1)


def evaluations(
    marked: Marked, element: etree._Element, issue: Issue
) -> tuple[Fraction | None, ...]:
    """Return what each option of an issue is worth, None where the profile does not say."""
    if kind_of(element) == "discrete":
        return _of_items(marked, element, issue)
    function = _function(marked, element)
    return tuple(
        None if function is None or option.figure is None else function(option.figure)
        for option in issue.options
    )


def _of_items(marked: Marked, element: etree._Element, issue: Issue) -> tuple[Fraction | None, ...]:
    given: dict[str, Fraction] = {}
    labels = {option.label for option in issue.options}
    for item in element.findall("item"):
        label = item.get("value") or ""
        if label not in labels:
            marked.told.say(
                "name-unknown",
                f"“{issue.name}” has no option “{label}” in the domain.",
                marked.at(item),
            )
        elif item.get("evaluation") not in {None, "null"}:
            number = marked.number(item, "evaluation", f"“{label}” on “{issue.name}”")
            given |= {} if number is None else {label: number}
    highest = max(given.values(), default=_ZERO)
    if any(number < 0 for number in given.values()):
        marked.told.say(
            "evaluation-negative",
            f"“{issue.name}” has an evaluation below nought, which GENIUS does not allow.",
            marked.at(element),
        )
        return (None,) * len(issue.options)
    return tuple(
        None if (number := given.get(option.label)) is None else number / (highest or _ONE)
        for option in issue.options
    )


_Function = Callable[[Fraction], Fraction]


def _function(marked: Marked, element: etree._Element) -> _Function | None:
    evaluator = element.find("evaluator")
    what = f"“{element.get('name')}”"
    if evaluator is None:
        marked.told.say("attribute-missing", f"{what}: there is no evaluator.", marked.at(element))
        return None
    if kind_of(element) == "integer":
        ends = bounds_of(marked, element)
        names = ("offset", "slope")
        return None if ends is None else _linear(marked, evaluator, what, names, ends[0])
    match (evaluator.get("ftype") or "linear").lower():
        case "linear":
            names = ("parameter0", "parameter1")
            return _linear(marked, evaluator, what, names, _ZERO)
        case "constant":
            worth = marked.number(evaluator, "parameter0", what)
            return None if worth is None else lambda _: worth
        case "triangular":
            return _triangular(marked, evaluator, what)
        case kind:
            _unread(marked, evaluator, f"{what}: a function “{kind}” is not read.")
            return None


def _unread(marked: Marked, evaluator: etree._Element, why: str) -> None:
    marked.told.say("evaluator-unreadable", why, marked.at(evaluator))


def _linear(
    marked: Marked,
    evaluator: etree._Element,
    what: str,
    names: tuple[str, str],
    start: Fraction,
) -> _Function | None:
    offset, slope = (marked.number(evaluator, name, what) for name in names)
    if offset is None or slope is None:
        return None
    return lambda figure: min(max(offset + slope * (figure - start), _ZERO), _ONE)


def _triangular(marked: Marked, evaluator: etree._Element, what: str) -> _Function | None:
    """Return a worth that rises from nought at one figure to one at the top, and falls again."""
    numbers = [marked.number(evaluator, f"parameter{n}", what) for n in range(3)]
    low, high, top = numbers
    if low is None or high is None or top is None:
        return None
    if not low <= top <= high:
        _unread(marked, evaluator, f"{what}: the top is not between the ends.")
        return None

    def worth(figure: Fraction) -> Fraction:
        if figure == top:
            return _ONE
        if not low < figure < high:
            return _ZERO
        foot = low if figure < top else high
        return (figure - foot) / (top - foot)

    return worth
