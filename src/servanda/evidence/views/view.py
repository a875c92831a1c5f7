"""Whose word counts: what a view believes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.evidence.views.roster import Roster


class Base(StrEnum):
    """Which claims a view begins with."""

    OWN = "own"  # what a party reported itself or accepts
    COMMON_GROUND = "common ground"  # what somebody asserts and no signatory denies
    EVERY_CLAIM = "every claim"
    AS_FOUND = "as found"  # what bodies of the agreement found


@dataclass(frozen=True, slots=True)
class Grades:
    """At least so reliable a source and so credible a statement, by these raters (none: by all)."""

    reliability: str
    credibility: str
    raters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Which claims are accepted, and which reading of a clause with rival readings counts.

    It begins with `base`, and keeps what one of `tellers` says (none: whoever says it), what is a
    finding where `findings` is asked, what is graded so, what none of `not_denied_by` denies, and
    what was known at the instant `known_on`; the reports of `besides` are admitted whoever tells
    them, those of `without` left out. `party` is whose own view it is.
    """

    name: str
    base: Base = Base.EVERY_CLAIM
    party: str | None = None
    tellers: tuple[str, ...] = ()
    findings: bool = False
    grades: Grades | None = None
    not_denied_by: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    known_on: int | None = None
    readings: tuple[tuple[str, str], ...] = ()


COMMON_GROUND = View("common ground", Base.COMMON_GROUND)
EVERY_CLAIM = View("every claim", Base.EVERY_CLAIM)
AS_FOUND = View("as found", Base.AS_FOUND)


def own(party: str) -> View:
    """Return the view of a party: what it reported itself or accepts. It bears the party's name."""
    return View(party, Base.OWN, party)


def standard_views(roster: Roster) -> tuple[View, ...]:
    """Return the views that every agreement has: those of its signatories first."""
    return (*map(own, roster.signatories), COMMON_GROUND, EVERY_CLAIM, AS_FOUND)
