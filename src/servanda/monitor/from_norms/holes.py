"""What the text leaves open: holes that a verdict must name, and who finds that facts fit."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import format_modifier
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import Decider
from servanda.norms import Filling, Gap, NormKind
from servanda.norms.slots import FILLED_BY
from servanda.norms.walk import needs_judgement

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

_NOT_HELD_TO = frozenset(
    {
        s.Slot.STANDARD, s.Slot.BURDEN, s.Slot.PAID_BY, s.Slot.BASELINE, s.Slot.COUNTING,
        s.Slot.MAPPED_IN, s.Slot.LISTED_IN, s.Slot.GOVERNED_BY, s.Slot.SUPERVISED_BY,
    }
)  # fmt: skip
"""Phrases that say what counts; a report is taken at its word that what it tells of does."""


def assume_holes(work: Work) -> None:
    """Name what the verdict must name: holes on record, and phrases that no report is held to."""
    for part in work.norm.parts:
        if part.gap in _NAMED and part.filling is Filling.NOT_STATED and part.at is not None:
            work.assume(f"{_NAMED[part.gap]} is not stated")
    for modifier in work.sentence.modifiers:
        if modifier.slot in _NOT_HELD_TO and not isinstance(modifier.value, s.Hole):
            work.assume(f"“{format_modifier(modifier)}” is left to those who report and find")


def decider_of(work: Work) -> Decider:
    """Return who must find that the trigger is met; nobody where it needs no judgement."""
    for value in work.sentence.values(s.Slot.FOUND_BY):
        if isinstance(value, s.Hole):
            return Decider(needed=value.gap is s.Gap.NOT_STATED)
        return Decider(needed=True, names=work.naming.words(value))  # type: ignore[arg-type]  # a term
    triggers = work.sentence.values(*FILLED_BY[Gap.TRIGGER])
    silent = work.norm.kind is NormKind.CONSEQUENCE and any(map(needs_judgement, triggers))
    return Decider(needed=silent)
