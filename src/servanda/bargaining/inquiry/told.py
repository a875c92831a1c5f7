"""The whole answer in words, in the order in which a mediator asks."""

from __future__ import annotations

from collections.abc import Callable

from servanda.bargaining.inquiry.bids_told import bids_told
from servanda.bargaining.inquiry.division_told import division_told
from servanda.bargaining.inquiry.draws_told import draws_told
from servanda.bargaining.inquiry.entangled_told import entangled_told
from servanda.bargaining.inquiry.front_told import front_told
from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.missing_told import missing_told
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part
from servanda.bargaining.inquiry.power_told import power_told
from servanda.bargaining.inquiry.solutions_told import solutions_told
from servanda.bargaining.inquiry.taken_told import statements_told, taken_told
from servanda.bargaining.inquiry.zone_told import zone_told

STEPS: tuple[Callable[[Inquiry, Names], Part | None], ...] = (
    bids_told,
    missing_told,
    taken_told,
    zone_told,
    entangled_told,
    front_told,
    solutions_told,
    power_told,
    draws_told,
    division_told,
)
"""The questions, in order; each gives nothing where there is nothing to say."""


def told(
    inquiry: Inquiry, names: Names, step: Callable[[object], None] = lambda _: None
) -> tuple[Part, ...]:
    """Return every part of the answer that there is something to say of.

    `names` gives packages their letters; `step` is called when a question is answered.
    """
    parts = []
    for question in STEPS:
        part = question(inquiry, names)
        parts += [part] if part is not None else []
        step(question)
    last = (_packages(names), statements_told(inquiry, names))
    return (*parts, *(part for part in last if part is not None))


def _packages(names: Names) -> Part | None:
    """Return what the packages are that the other parts speak of; None where they speak of none."""
    if not names.letters:
        return None
    return Part("packages", "The packages spoken of", (), tables=(names.table(),))
