"""What cannot be worked out since too much hangs together."""

from __future__ import annotations

from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part
from servanda.bargaining.packages import too_entangled


def entangled_told(inquiry: Inquiry, _: Names) -> Part | None:
    """Return which issues hang together too much; None where all can be worked out."""
    if inquiry.packages is not None or not inquiry.problem.definite:
        return None
    finding = too_entangled(inquiry.problem)
    says = [finding.message, *([finding.fix.title] if finding.fix else [])]
    return Part("entangled", "What could not be worked out", tuple(says))
