"""Packages in whole numbers: the form of a problem that every engine works on."""

from servanda.bargaining.packages.entangled import TooEntangledError
from servanda.bargaining.packages.from_problem import (
    MOST_CHOICES,
    blocks_of,
    packages_of,
    total_of,
)
from servanda.bargaining.packages.packages import Block, Packages

__all__ = [
    "MOST_CHOICES",
    "Block",
    "Packages",
    "TooEntangledError",
    "blocks_of",
    "packages_of",
    "total_of",
]
