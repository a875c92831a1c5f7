"""Adjusted winner in words, where two parties dispute things that one of them wins."""

from __future__ import annotations

from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.wording import number


def division_told(inquiry: Inquiry, _: Names) -> Part | None:
    """Return how two would divide what they dispute; None where it is no such problem."""
    division = inquiry.division.division
    if division is None:
        return None
    first, second = division.parties
    says = [f"Each party gets {number(division.totals[0])} of its 100 points."]
    if division.split is not None:
        mine, yours = division.parts[division.split]
        item = division.items[division.split]
        says.append(
            f"“{item}” alone would be divided: {number(mine)} of it to {first}, {number(yours)} to "
            f"{second}."
        )
    others = len(division.others)
    if others:
        more = "" if division.complete else " at least"
        says.append(f"{others:,}{more} other divisions give the same points.")
    rows = tuple(
        (item, *map(number, points), *map(number, parts))
        for item, points, parts in zip(division.items, division.points, division.parts, strict=True)
    )
    heads = ("Item", f"Points of {first}", f"Points of {second}", f"To {first}", f"To {second}")
    assumes = (
        "Adjusted winner takes points as given, and supposes that the one item it splits can be "
        "split. Neither party would change places. Walk-aways play no part in it."
    )
    table = Table("Who would get what", heads, rows)
    return Part("division", "How would the two divide it?", tuple(says), (assumes,), (table,))
