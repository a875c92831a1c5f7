"""What the text leaves open: holes that a verdict must name, and who finds that facts fit."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import Decider
from servanda.norms import Filling, Gap, NormKind, Part

_NAMED = {
    Gap.COUNTERPARTY: "towards whom",
    Gap.OBJECT: "what it concerns",
    Gap.PLACE: "where",
    Gap.AMOUNT: "how much",
    Gap.DEADLINE: "by when",
    Gap.START: "from when",
    Gap.BASELINE: "from what baseline",
    Gap.COUNTING: "how it is counted",
}
"""Holes by which a verdict may turn out otherwise than the parties meant."""


def assume_holes(work: Work) -> None:
    """Name the holes that the reading puts on record, so that the verdict names them."""
    for part in work.norm.parts:
        if part.gap in _NAMED and part.filling is Filling.NOT_STATED and part.at is not None:
            work.assume(f"{_NAMED[part.gap]} is not stated")


def decider_of(work: Work) -> Decider:
    """Return who must find that the trigger is met; nobody where it needs no judgement."""
    part = work.norm.part(Gap.DECIDER)
    if part is not None and work.norm.kind is NormKind.CONSEQUENCE:
        return _of_part(part)
    for value in work.sentence.values(s.Slot.FOUND_BY):
        if isinstance(value, s.Hole):
            return Decider(needed=value.gap is s.Gap.NOT_STATED)
        names = work.naming.words(value)  # type: ignore[arg-type]  # a term stands there
        return Decider(needed=True, names=names)
    return Decider(needed=False)


def _of_part(part: Part) -> Decider:
    if part.filling is Filling.NOT_APPLICABLE:
        return Decider(needed=False)
    return Decider(needed=True, names=part.names)
