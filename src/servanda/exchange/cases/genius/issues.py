"""What is to be settled: the issues of a GENIUS domain."""

from __future__ import annotations

from fractions import Fraction

from lxml import etree

from servanda.bargaining.problem import Issue, Option
from servanda.exchange.cases.genius.marked import Marked
from servanda.exchange.cases.numbers import Unread, number_of, written
from servanda.findings import Severity

STEPS = 21
"""A figure that may be any number is looked at so often, evenly from its lowest to its highest."""

_MOST_FIGURES = 1_001


def kind_of(element: etree._Element) -> str:
    """Return whether an issue is `discrete`, `integer` or `real`, under whatever attribute."""
    for name in ("vtype", "type", "etype"):
        if kind := element.get(name):
            return kind.lower()
    return "discrete"


def bounds_of(marked: Marked, element: etree._Element) -> tuple[Fraction, Fraction] | None:
    """Return the ends of an issue's figures, from its `range` or from itself."""
    holder = next(iter(element.findall("range")), element)
    what = f"“{element.get('name')}”"
    low = marked.number(holder, "lowerbound", what)
    high = marked.number(holder, "upperbound", what)
    if low is None or high is None:
        return None
    if low > high:
        marked.told.say(
            "reversed-range", f"{what} runs backwards: {low} to {high}.", marked.at(element)
        )
        return None
    return low, high


def issues_of(marked: Marked) -> tuple[Issue, ...]:
    """Return the issues that a file names."""
    return tuple(
        Issue(element.get("name") or "", _options(marked, element), at=marked.at(element))
        for element in marked.issues
    )


def _options(marked: Marked, element: etree._Element) -> tuple[Option, ...]:
    kind = kind_of(element)
    name = element.get("name")
    if kind == "discrete":
        labels = [item.get("value") or "" for item in element.findall("item")]
        return tuple(Option(label, _figure(label)) for label in labels)
    if kind not in {"integer", "real"}:
        marked.told.say(
            "issue-unreadable",
            f"“{name}” is of the kind “{kind}”, which is not read.",
            marked.at(element),
        )
        return ()
    ends = bounds_of(marked, element)
    if ends is None:
        return ()
    low, high = ends
    count = STEPS
    if kind == "integer" and high - low < _MOST_FIGURES:
        count = int(high - low) + 1
    else:
        marked.told.say(
            "figure-in-steps",
            f"“{name}” may be any number from {written(low)} to {written(high)}; it is looked at "
            f"in {STEPS} even steps, its ends among them.",
            marked.at(element),
            severity=Severity.LOW,
            fix="Where other figures matter, give them as options.",
        )
    figures = [low + (high - low) * Fraction(step, max(count - 1, 1)) for step in range(count)]
    if kind == "integer":
        figures = [Fraction(round(figure)) for figure in figures]
    return tuple(Option(written(figure), figure) for figure in dict.fromkeys(figures))


def _figure(label: str) -> Fraction | None:
    figure = number_of(label)
    return None if isinstance(figure, Unread) else figure
