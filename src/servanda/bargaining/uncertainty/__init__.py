"""What uncertain preferences come to: of all that fit what was stated, how many choose what."""

from servanda.bargaining.uncertainty.assumptions import Assumptions
from servanda.bargaining.uncertainty.drawn import Kind
from servanda.bargaining.uncertainty.draws import draws_of
from servanda.bargaining.uncertainty.result import (
    Chosen,
    DraftDraws,
    Draws,
    Loss,
    Outcome,
    Pick,
    Regret,
    Share,
    Swing,
)
from servanda.bargaining.uncertainty.run import Progress

__all__ = [
    "Assumptions",
    "Chosen",
    "DraftDraws",
    "Draws",
    "Kind",
    "Loss",
    "Outcome",
    "Pick",
    "Progress",
    "Regret",
    "Share",
    "Swing",
    "draws_of",
]
