"""What an agreement requires: norms with their slots, filled or empty."""

from servanda.norms.agreement import Agreement
from servanda.norms.from_instrument import OWED_ACT, agreement_from
from servanda.norms.norm import DUTIES, Filling, Gap, Norm, NormKind, Part

__all__ = [
    "DUTIES",
    "OWED_ACT",
    "Agreement",
    "Filling",
    "Gap",
    "Norm",
    "NormKind",
    "Part",
    "agreement_from",
]
