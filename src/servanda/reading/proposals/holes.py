"""Writes on record what a norm has and the words do not say."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.reading.proposals.gathering import HOLE, Gathered

_DUE = (s.Slot.BY, s.Slot.WITHIN, s.Slot.ON, s.Slot.BEFORE, s.Slot.EVERY)
_LASTING = (s.Slot.FOR, s.Slot.UNTIL)
_CHECKED = (s.Slot.VERIFIED_BY, s.Slot.SUPERVISED_BY)


def add_holes(core: s.Core, gathered: Gathered) -> None:
    """Add a hole for each place that such a norm has and these words leave open."""
    match core:
        case s.Norm(act=s.Limit()):
            gathered.add(s.Slot.ALWAYS, None)
            _hole(gathered, s.Slot.FROM)
            _hole(gathered, s.Slot.UNTIL, s.Slot.FOR)
            _hole(gathered, s.Slot.COUNTED_BY)
        case s.Norm(modal=s.Modal.MUST):
            _hole(gathered, *_DUE)
            _hole(gathered, *_CHECKED)
        case s.Norm(modal=s.Modal.MUST_NOT):
            _hole(gathered, *_LASTING)
            _hole(gathered, *_CHECKED)
        case s.Guarantee():
            _hole(gathered, *_LASTING)


def _hole(gathered: Gathered, *slots: s.Slot) -> None:
    if not gathered.has(*slots):
        gathered.add(slots[0], HOLE)
