"""The comma phrases of a sentence, in the groups in which rules ask for them."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms import Norm

TRIGGERS = (s.Slot.IF, s.Slot.WHENEVER)
"""After which the act stands that sets a norm off."""

DUE = (s.Slot.BY, s.Slot.WITHIN, s.Slot.ON, s.Slot.COMPLETED_BY)
"""By when something is to be done."""

CHECKED_BY = (s.Slot.VERIFIED_BY, s.Slot.COUNTED_BY, s.Slot.SUPERVISED_BY)
"""Who sees whether it is done."""


def says(norm: Norm, *slots: s.Slot) -> bool:
    """Whether a norm's sentence fills one of these comma phrases, or says it does not apply."""
    return any(
        not (isinstance(value, s.Hole) and value.gap is s.Gap.NOT_STATED)
        for value in norm.sentence.values(*slots)
    )
