"""Words of time that fix no time: `without delay`, `in due course`, `periodically`.

All stand in several of the treaty texts under ../shared/data/treaty_texts.
"""

from __future__ import annotations

import re

from servanda.reading.times.phrase import Relation

_SOON = (
    "as soon as (?:reasonably |practically )?(?:possible|practicable|feasible|practical)",
    "as early as (?:possible|practicable)",
    "as (?:quickly|promptly|rapidly|expeditiously|speedily) as (?:possible|practicable)",
    "at the earliest (?:possible |practicable )?(?:opportunity|date|time|moment|convenience|stage)",
    "at an early date",
    "at the earliest(?! possible)",
    "without (?:(?:undue|unreasonable|any|further|unnecessary) )?(?:delay|loss of time)",
    "with the (?:least possible|minimum|minimum of) delay",
    "with all possible speed",
    "immediately|forthwith|promptly|expeditiously|speedily|urgently|at once|soon",
    "in due (?:course|time)",
    "in a timely (?:manner|fashion)",
    "in good time",
    "in time(?! of)",
    "in the near future",
    "(?:sufficiently|well) in advance",
    "within an? (?:reasonable|appropriate|short|adequate) (?:period(?: of time)?|time(?:frame)?)",
    "within the shortest (?:possible )?(?:time|period)(?: possible)?",
    "in the shortest possible time",
    "in the (?:short|medium|long)[- ]term",
)
_OFTEN = (
    "from time to time",
    "periodically|regularly|frequently",
    "at (?:regular|frequent) intervals",
    "on a regular basis",
    "as often as (?:necessary|required|needed)",
)
_LASTING = (
    "indefinitely|permanently|temporarily|provisionally",
    "for an? (?:indefinite|unlimited|reasonable|limited|short) (?:period(?: of time)?|time|term)",
    "of (?:unlimited|indefinite) duration",
    "for the time being",
    "(?:for )?as long as (?:necessary|required)",
    "for the foreseeable future",
    "in perpetuity",
    "until further notice",
)


def _pattern(phrases: tuple[str, ...]) -> str:
    return "|".join(phrase.replace(" ", r"\s+") for phrase in phrases)


VAGUE = re.compile(
    rf"(?:(?P<soon>{_pattern(_SOON)})|(?P<often>{_pattern(_OFTEN)})|(?P<lasting>{_pattern(_LASTING)}))"
    r"(?![\w-])",
    re.IGNORECASE,
)


def relation_of(match: re.Match[str]) -> Relation:
    """Return how a vague phrase would bound, if it fixed a time."""
    if match["soon"]:
        return Relation.BY
    return Relation.EVERY if match["often"] else Relation.FOR
