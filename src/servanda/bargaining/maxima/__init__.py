"""Which of many points nothing beats, and where to divide numbers in two."""

from servanda.bargaining.maxima.halves import halves
from servanda.bargaining.maxima.maxima import maxima

__all__ = ["halves", "maxima"]
