"""Packages in whole numbers: the form of a problem that every engine works on."""

from servanda.bargaining.packages.entangled import TooEntangledError
from servanda.bargaining.packages.from_problem import (
    MOST_CHOICES,
    blocks_of,
    packages_of,
    total_of,
)
from servanda.bargaining.packages.packages import Block, Packages
from servanda.bargaining.packages.too_much import too_entangled, written_out

__all__ = [
    "MOST_CHOICES",
    "Block",
    "Packages",
    "TooEntangledError",
    "blocks_of",
    "packages_of",
    "too_entangled",
    "total_of",
    "written_out",
]
