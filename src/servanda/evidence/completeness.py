"""Declarations that nothing is missing from the reports: from then on silence is absence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Completeness:
    """Reports of a verb, measure or event (`what`) are complete until an instant, so say `by`.

    `until` None: no end is stated, so they are complete for as long as the declaration stands.
    """

    what: str
    by: tuple[str, ...] = ()
    until: int | None = None
