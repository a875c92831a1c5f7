"""Whose word counts: which claims each view accepts, which are contested, who is silent.

What a view is and who may define one is here; what it makes of a table of claims is in
`acceptance`, and needs polars, which takes as long to load as a whole agreement to read.
"""

from servanda.evidence.views.from_instrument import Views, views_from
from servanda.evidence.views.roster import Roster, roster_of
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
    "Base",
    "Grades",
    "Roster",
    "View",
    "Views",
    "own",
    "roster_of",
    "standard_views",
    "views_from",
]
