"""Whether an agreement holds itself up: when keeping it pays better than breaking it."""

from servanda.bargaining.enforcement.answer import Answer, Effect, Falls, Lack
from servanda.bargaining.enforcement.assumptions import AssumedConflict, Assumptions
from servanda.bargaining.enforcement.bargaining_range import BargainingRange, bargaining_range
from servanda.bargaining.enforcement.bound import Bound
from servanda.bargaining.enforcement.commitment import ShiftOfPower
from servanda.bargaining.enforcement.delay import Delay, Stage
from servanda.bargaining.enforcement.exits import Exit
from servanda.bargaining.enforcement.holding import (
    Dependence,
    Holding,
    SupposedShift,
    holding_of,
)
from servanda.bargaining.enforcement.keeping import PatienceRange, Stakes
from servanda.bargaining.enforcement.outlook import Outlook, outlook_of
from servanda.bargaining.enforcement.possibility import (
    Possibilities,
    Possibility,
    Reply,
    Temptation,
)
from servanda.bargaining.enforcement.reckoning import Reckoning, Verdict
from servanda.bargaining.enforcement.repeated_game import PrisonersDilemma
from servanda.bargaining.enforcement.standing import Standing
from servanda.bargaining.enforcement.supposition import Supposition
from servanda.bargaining.enforcement.undertaking import Undertaking, is_weaker

__all__ = [
    "Answer",
    "AssumedConflict",
    "Assumptions",
    "BargainingRange",
    "Bound",
    "Delay",
    "Dependence",
    "Effect",
    "Exit",
    "Falls",
    "Holding",
    "Lack",
    "Outlook",
    "PatienceRange",
    "Possibilities",
    "Possibility",
    "PrisonersDilemma",
    "Reckoning",
    "Reply",
    "ShiftOfPower",
    "Stage",
    "Stakes",
    "Standing",
    "SupposedShift",
    "Supposition",
    "Temptation",
    "Undertaking",
    "Verdict",
    "bargaining_range",
    "holding_of",
    "is_weaker",
    "outlook_of",
]
