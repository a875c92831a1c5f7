"""What an agreement requires: norms with their slots, filled or empty."""

from servanda.norms.agreement import Agreement
from servanda.norms.from_instrument import agreement_from
from servanda.norms.norm import DUTIES, Filling, Gap, Norm, NormKind, Part

__all__ = ["DUTIES", "Agreement", "Filling", "Gap", "Norm", "NormKind", "Part", "agreement_from"]
