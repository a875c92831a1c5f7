"""Whose word counts: which claims each view accepts, which are contested, who is silent."""

from servanda.evidence.views.acceptance import Acceptance, Basis, accept
from servanda.evidence.views.roster import Roster, roster_of
from servanda.evidence.views.silence import Silence, silences, silent_on
from servanda.evidence.views.view import (
    AS_FOUND,
    COMMON_GROUND,
    EVERY_CLAIM,
    Base,
    Grades,
    View,
    own,
    standard_views,
)

__all__ = [
    "AS_FOUND",
    "COMMON_GROUND",
    "EVERY_CLAIM",
    "Acceptance",
    "Base",
    "Basis",
    "Grades",
    "Roster",
    "Silence",
    "View",
    "accept",
    "own",
    "roster_of",
    "silences",
    "silent_on",
    "standard_views",
]
