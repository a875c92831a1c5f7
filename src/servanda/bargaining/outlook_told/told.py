"""Every part of the answer to “would it hold”, in order."""

from __future__ import annotations

from servanda.bargaining.enforcement import Outlook
from servanda.bargaining.inquiry.part import Part
from servanda.bargaining.outlook_told.conflict_told import coalitions_told, eyes_told, leaving_told
from servanda.bargaining.outlook_told.figures_told import keeping_told, shifts_told
from servanda.bargaining.outlook_told.holding_told import (
    exits_told,
    follows_told,
    left_told,
    weakest_told,
)


def told(outlook: Outlook) -> tuple[Part, ...]:
    """Return each part that has something to say."""
    holding, possibilities = outlook.holding, outlook.possibilities
    parts: list[Part | None] = []
    if holding is not None and possibilities is not None:
        parts += [
            follows_told(holding, possibilities),
            weakest_told(holding),
            left_told(holding),
            exits_told(holding),
            keeping_told(holding),
            shifts_told(holding),
        ]
    parts += [leaving_told(outlook), coalitions_told(outlook), eyes_told(outlook)]
    return tuple(part for part in parts if part is not None)
